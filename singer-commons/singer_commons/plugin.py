"""What every plugin does with its settings: check them before anything is read or written."""

from __future__ import annotations

import abc
import contextlib
import functools
import os
from typing import TYPE_CHECKING, Any

import click
from singer_sdk.exceptions import ConfigValidationError
from singer_sdk.plugin_base import PluginBase

from singer_commons.errors import NOT_VALID, PluginError, SettingError
from singer_commons.settings import unreadable, without_secrets

if TYPE_CHECKING:
    from collections.abc import Iterator

SIGNALLED = 128
"""Added to a signal's number, it is the exit code of a program that the signal ended."""


class CheckedPlugin(PluginBase):
    """A plugin of the SDK whose settings are checked when it is made."""

    def __init__(self, **kwargs: Any) -> None:
        """Make the plugin as the SDK does.

        Raises:
            ConfigValidationError: If a setting cannot work; unless `validate_config` is false.
        """
        prefix = f"{self.name.upper().replace('-', '_')}_"
        given = os.environ if kwargs.get("parse_env_config") else {}
        errors = list(unreadable(self.config_jsonschema, prefix, given))
        if not errors:
            try:
                super().__init__(**kwargs)
                if kwargs.get("validate_config", True):
                    _ = self.settings
            except ConfigValidationError as error:  # its messages quote the values
                config = vars(self).get("_config", {})
                told = without_secrets(error.errors, self.config_jsonschema, config)
                errors = [str(PluginError(NOT_VALID, problem=each.rstrip("."))) for each in told]
            except SettingError as error:
                errors = [str(error)]
        if errors:
            msg = "A setting cannot work"
            raise ConfigValidationError(msg, errors=errors)

    @functools.cached_property
    @abc.abstractmethod
    def settings(self) -> Any:
        """The checked settings, or a `SettingError`."""


@contextlib.contextmanager
def settings_in_one_line() -> Iterator[None]:
    """Let settings that cannot work end the program with one line; the SDK adds words of its own.

    Raises:
        ClickException: If they cannot.
    """
    try:
        yield
    except ConfigValidationError as error:
        raise click.ClickException("; ".join(error.errors)) from None
