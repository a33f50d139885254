"""The task: one start of Meltano."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

from airflow.sdk import Asset, BaseOperator
from airflow.sdk.exceptions import (
    AirflowException,
    AirflowFailException,
    AirflowRescheduleException,
)

from ordergroove_airflow.log import NOT_STORED
from ordergroove_airflow.meltano import Meltano
from ordergroove_airflow.windows import Window

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from airflow.sdk import Context

GUARD = timedelta(minutes=6)
"""When a run is tried again. A run that died blocks its state for five minutes."""

TURN = timedelta(seconds=30)
"""How long a window waits before it looks again whether the one before it is done."""

UNDECIDED = {"failed", "upstream_failed", "removed"}


class MeltanoOperator(BaseOperator):  # type: ignore[misc]  # Airflow is not installed here
    """Runs Meltano in a project, and tells the assets of its streams what came.

    A task that fails says what the extractor said last. One that Meltano refuses, since another run
    has its state, waits without using up a try: what runs may be an orphan that ends well.

    Args:
        project: The project's folder, on the worker.
        environment: Meltano's environment.
        arguments: What follows `meltano --environment=…`.
        env: What is added to the worker's environment.
        streams: The name of each stream's asset, by state id and stream.
        executable: Meltano's program; empty: the project's, or PATH's.
        window: For a backfill: which one, as `Window.to_json` writes it.
        extractor: Whose dates the window sets.
    """

    ui_color = "#d7e6f7"

    def __init__(  # noqa: PLR0913 - an operator's arguments are keywords, and are serialized one by one
        self,
        *,
        project: str,
        environment: str,
        arguments: Sequence[str],
        env: Mapping[str, str],
        streams: Mapping[str, Mapping[str, str]],
        executable: str = "",
        window: Mapping[str, str] | None = None,
        extractor: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.project = project
        self.environment = environment
        self.arguments = [*arguments]
        self.env = dict(env)
        self.streams = {state_id: dict(each) for state_id, each in streams.items()}
        self.executable = executable
        self.window = window
        self.extractor = extractor
        self._meltano: Meltano | None = None

    def execute(self, context: Context) -> dict[str, int]:
        """Run Meltano.

        Returns:
            The rows of each stream.

        Raises:
            AirflowException: If it fails, or its state is not stored.
            AirflowRescheduleException: If another run has its state, or a window is not due.
        """
        arguments, env, streams = self.arguments, self.env, self.streams
        if self.window:
            window = Window.from_json(self.window)
            self._wait_for_the_one_before(context)
            arguments = window.arguments(arguments)
            env = {**env, **window.env(self.extractor)}
            streams = {window.state_id(name): each for name, each in streams.items()}
        self._meltano = Meltano(Path(self.project), self.environment, self.executable)
        code, log = self._meltano.run(arguments, env, self.log.info)
        if code and log.refused:
            self.log.warning("Another run has this state: %s", log.failure)
            raise AirflowRescheduleException(datetime.now(tz=timezone.utc) + self.retry_delay)
        if code < 0 or (code and self._meltano.stopped):
            how = "with its task" if self._meltano.stopped else f"by signal {-code}"
            message = f"Meltano was ended {how}; its last line: {log.failure}"
            raise AirflowException(message)
        if code:
            raise AirflowException(log.failure)
        if log.not_stored:
            message = f"{NOT_STORED}: what was read is loaded, and the next try reads it again"
            raise AirflowException(message)
        self._tell(context, log.rows, streams, env)
        rows: dict[str, int] = {}
        for (_, stream), count in log.rows.items():
            rows[stream] = rows.get(stream, 0) + count
        return rows

    def on_kill(self) -> None:
        """End Meltano and its plugins with the task."""
        if self._meltano:
            self._meltano.stop()

    def _tell(
        self,
        context: Context,
        rows: Mapping[tuple[str, str], int],
        streams: Mapping[str, Mapping[str, str]],
        env: Mapping[str, str],
    ) -> None:
        """Write rows and bookmark of each stream into its asset's event."""
        outlets = {each.name for each in self.outlets if isinstance(each, Asset)}
        if not outlets or not self._meltano:
            return
        for state_id, assets in streams.items():
            bookmarks = self._meltano.bookmarks(state_id, env, self.log.warning)
            for stream, name in assets.items():
                if name in outlets:
                    context["outlet_events"][Asset(name)].extra = {
                        "rows": rows.get((state_id, stream)),
                        "bookmark": bookmarks.get(stream),
                        "state_id": state_id,
                    }

    def _wait_for_the_one_before(self, context: Context) -> None:
        """See that the window before this one is loaded: retries keep no order by themselves."""
        ti = context["ti"]
        if not ti.map_index or ti.map_index < 1:
            return
        told = ti.get_task_states(
            dag_id=ti.dag_id,
            map_index=ti.map_index - 1,
            task_ids=[ti.task_id],
            run_ids=[ti.run_id],
        )
        states = {str(each) for of_run in told.values() for each in of_run.values()}
        if states == {"success"}:
            return
        if states & UNDECIDED:
            message = "The window before this one has failed; clear it, and this one with it"
            raise AirflowFailException(message)
        self.log.info("The window before this one is not done yet: %s", states)
        raise AirflowRescheduleException(datetime.now(tz=timezone.utc) + TURN)
