"""One request, with its errors and retries; and the walk along ``next``."""

from __future__ import annotations

import hashlib
import threading
import time
from dataclasses import dataclass, field
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import msgspec
import requests
import tenacity
from urllib3.exceptions import ReadTimeoutError

from tap_ordergroove.errors import (
    REMEDIES,
    RETRIED_STATUSES,
    OrdergrooveError,
    TimedOutError,
    TransientError,
)
from tap_ordergroove.origin import Origin

if TYPE_CHECKING:
    import logging
    from collections.abc import Iterator, Mapping

    from tap_ordergroove.pace import Pace
    from tap_ordergroove.start import RunStart

CONNECT_TIMEOUT = 10.0
LONGEST_WAIT = 60.0
LEAST_WAIT = 0.05
MOST_DOUBLINGS = 10
MOST_REDIRECTS = 5
IMPATIENT_TRIES = 2
QUOTED = 200
TRANSIENT = (
    requests.exceptions.ConnectionError,
    requests.exceptions.ChunkedEncodingError,
    requests.exceptions.ContentDecodingError,
)


@dataclass(frozen=True)
class Page:
    """One page of a list.

    Attributes:
        results: The JSON array of raw records, as received.
        next: The URL of the page that follows, or None at the end.
        seconds: How long the server took to deliver it.
    """

    results: bytes
    next: str | None
    seconds: float


class _Envelope(msgspec.Struct):
    """Both paging modes: the records stay undecoded until they are emitted."""

    results: msgspec.Raw
    next: str | None = None


_decode_envelope = msgspec.json.Decoder(_Envelope).decode
_decode_array = msgspec.json.Decoder(list[msgspec.Raw]).decode


@dataclass(frozen=True)
class Connection:
    """What all readers of a run share.

    Attributes:
        api_key: Sent as ``x-api-key`` to the origin that a client is made for, nowhere else.
        timeout: Seconds without a byte from the server.
        retry_budget: Seconds for which one request may be tried again.
        pace: The request-rate budget.
        start: Learns the server's clock from its answers.
        stopping: Set when the run ends: nobody waits or sends any more.
        began: The monotonic time at which the run began.
    """

    api_key: str = field(repr=False)
    timeout: float
    retry_budget: float
    pace: Pace
    start: RunStart
    stopping: threading.Event = field(default_factory=threading.Event)
    began: float = field(default_factory=time.monotonic)


class Client:
    """Reads pages from one origin. Belongs to one thread."""

    def __init__(self, base_url: str, connection: Connection, logger: logging.Logger) -> None:
        """Prepare to read from `base_url` (scheme, host and port; a path is kept as prefix)."""
        self.retries = 0
        self._base_url = base_url.rstrip("/")
        self._origin = Origin.of(base_url)
        self._shared = connection
        self._logger = logger
        self._session = requests.Session()
        # Proxies and certificates of the environment: looked up once, not for every page.
        found = self._session.merge_environment_settings(base_url, {}, None, None, None)
        self._session.trust_env = False
        self._session.proxies = found["proxies"]
        self._session.verify = found["verify"]
        self._session.headers.update(
            {
                "x-api-key": connection.api_key,
                "X-OG-API-VERSION": "2",
                "Accept": "application/json",
                "User-Agent": "tap-ordergroove",
            }
        )

    def close(self) -> None:
        """Close the connection."""
        self._session.close()

    def pages(
        self, path: str, params: Mapping[str, str], *, patient: bool = True
    ) -> Iterator[Page]:
        """Walk a list to its end.

        Args:
            path: The list's path, with its trailing slash.
            params: Filters of the first request; ``next`` carries them on.
            patient: Whether to keep trying after time-outs until the retry budget is spent.

        Yields:
            Every page, empty ones too.

        Raises:
            TimedOutError: If `patient` is false and a second try timed out.
            OrdergrooveError: If the list cannot be read to its end.
        """
        url: str | None = self._base_url + path
        query: Mapping[str, str] | None = params
        seen: set[bytes] = set()
        while url is not None:
            page = self.fetch(url, query, patient=patient)
            yield page
            url, query = page.next, None
            if url is not None:
                digest = hashlib.blake2b(url.encode(), digest_size=16).digest()
                if digest in seen:
                    msg = f"{path}: the server sent the same next link twice; its pages loop."
                    raise OrdergrooveError(msg)
                seen.add(digest)

    def fetch(
        self, url: str, params: Mapping[str, str] | None = None, *, patient: bool = True
    ) -> Page:
        """Get one page, trying again while that may help.

        Args:
            url: A URL at this client's origin.
            params: Query parameters to add.
            patient: Whether to keep trying after time-outs until the retry budget is spent.

        Returns:
            The page.

        Raises:
            TimedOutError: If `patient` is false and a second try timed out.
            OrdergrooveError: If the page cannot be had.
        """
        in_budget = tenacity.stop_before_delay(self._shared.retry_budget)

        def stop(state: tenacity.RetryCallState) -> bool:
            return bool(self._gives_up(state, patient=patient) or in_budget(state))

        retrying = tenacity.Retrying(
            retry=tenacity.retry_if_exception_type(TransientError),
            wait=_wait,
            stop=stop,
            sleep=self._sleep,
            before_sleep=self._warn,
            reraise=True,
        )
        try:
            return retrying(self._get, url, params)
        except TransientError as error:
            if isinstance(error, TimedOutError) and not patient:
                raise
            msg = (
                f"{error}; gave up, more waiting would exceed retry_budget_seconds "
                f"({self._shared.retry_budget:g})."
            )
            raise OrdergrooveError(msg) from None

    def _get(self, url: str, params: Mapping[str, str] | None) -> Page:
        response, seconds = self._send(url, params)
        hops = 0
        while response.is_redirect:
            hops += 1
            if hops > MOST_REDIRECTS:
                msg = f"{urlsplit(url).path}: more than {MOST_REDIRECTS} redirects."
                raise OrdergrooveError(msg)
            link = response.headers["Location"]
            target = self._origin.follow(response.url, link, "a redirect")
            response, took = self._send(target, None)
            seconds += took
        self._check_status(response)
        return self._parse(url, response, seconds)

    def _send(self, url: str, params: Mapping[str, str] | None) -> tuple[requests.Response, float]:
        """Send one request when the budget allows it; return the answer, and seconds it took."""
        self._sleep(self._shared.pace.reserve())
        sent = time.monotonic()
        timeout = self._shared.timeout
        try:
            response = self._session.get(
                url,
                params=params,
                timeout=(min(CONNECT_TIMEOUT, timeout), timeout),
                allow_redirects=False,
            )
        except (requests.exceptions.RequestException, ValueError) as error:
            problem = _problem(error, timeout)
            msg = f"{urlsplit(url).path}: {self._redact(str(problem))}"
            raise type(problem)(msg) from None
        now = time.monotonic()
        self._shared.start.observe(response.headers.get("Date"), now - self._shared.began)
        return response, now - sent

    def _check_status(self, response: requests.Response) -> None:
        status = response.status_code
        if status < requests.codes.multiple_choices:
            return
        where = urlsplit(response.url).path
        if status in RETRIED_STATUSES or status >= requests.codes.server_error:
            reason = RETRIED_STATUSES.get(status, "the server failed")
            wait = _retry_after(response.headers)
            msg = f"{where}: status {status}, {reason}"
            if wait is not None:
                msg += f" (asks to wait {wait:g} s)"
            if status == requests.codes.gateway_timeout:
                raise TimedOutError(msg, retry_after=wait)
            if status == requests.codes.too_many_requests and wait:
                self._shared.pace.hold(min(wait, self._shared.retry_budget))
            raise TransientError(msg, retry_after=wait)
        remedy = REMEDIES.get(status, "Check environment and api_url.")
        words = self._redact(response.text)[:QUOTED]
        msg = f"{where}: status {status}. {remedy} The server said: {words!r}"
        raise OrdergrooveError(msg)

    def _parse(self, url: str, response: requests.Response, seconds: float) -> Page:
        body = response.content
        where = urlsplit(url).path
        try:
            if body.lstrip()[:1] == b"[":
                _decode_array(body)
                return Page(body, None, seconds)
            envelope = _decode_envelope(body)
        except msgspec.ValidationError as error:
            msg = f"{where}: the answer is not a list of records: {error}"
            raise OrdergrooveError(msg) from None
        except msgspec.DecodeError:
            kind = response.headers.get("Content-Type", "no content type")
            msg = f"{where}: the answer ({len(body)} bytes, {kind}) is cut off or not JSON"
            raise TransientError(msg) from None
        results = bytes(envelope.results)
        if not results.startswith(b"["):
            msg = f"{where}: the answer's results are not a list of records."
            raise OrdergrooveError(msg)
        following = (
            self._origin.follow(url, envelope.next, "a next link") if envelope.next else None
        )
        return Page(results, following, seconds)

    def _gives_up(self, state: tenacity.RetryCallState, *, patient: bool) -> bool:
        error = state.outcome.exception() if state.outcome else None
        return (
            not patient
            and isinstance(error, TimedOutError)
            and state.attempt_number >= IMPATIENT_TRIES
        )

    def _sleep(self, seconds: float) -> None:
        if self._shared.stopping.wait(seconds) if seconds > 0 else self._shared.stopping.is_set():
            msg = "the run is ending"
            raise OrdergrooveError(msg)

    def _warn(self, state: tenacity.RetryCallState) -> None:
        self.retries += 1
        error = state.outcome.exception() if state.outcome else None
        self._logger.warning(
            "%s; trying again in %.1f s (try %d).",
            error,
            state.upcoming_sleep,
            state.attempt_number + 1,
        )

    def _redact(self, text: str) -> str:
        return text.replace(self._shared.api_key, "***")


def _problem(error: Exception, timeout: float) -> OrdergrooveError:
    """Say what an exception of requests means, and whether another try may help."""
    if isinstance(error, requests.exceptions.ReadTimeout):
        return TimedOutError(f"no answer within {timeout:g} s")
    if error.args and isinstance(error.args[0], ReadTimeoutError):
        return TimedOutError(f"the answer stalled for {timeout:g} s")
    if "CERTIFICATE_VERIFY_FAILED" in str(error):
        return OrdergrooveError(f"the server's certificate is not trusted: {error}")
    if isinstance(error, TRANSIENT):
        return TransientError(f"the connection failed ({type(error).__name__})")
    # A ValueError that is not one of requests' own: it looks at the target of a redirect even
    # when told not to follow it.
    kind = type(error).__name__
    return OrdergrooveError(f"{kind}: {error}" if kind != "ValueError" else "a link is not a URL")


def _wait(state: tenacity.RetryCallState) -> float:
    """Wait as long as the server asked, else longer each time, with jitter; in seconds."""
    error = state.outcome.exception() if state.outcome else None
    if isinstance(error, TransientError) and error.retry_after is not None:
        # A server that asks for no wait, again and again, gets growing ones all the same.
        growing = LEAST_WAIT * float(2 ** min(state.attempt_number - 1, MOST_DOUBLINGS) - 1)
        return max(error.retry_after, growing)
    return float(tenacity.wait_exponential_jitter(initial=1, max=LONGEST_WAIT)(state))


def _retry_after(headers: Mapping[str, str]) -> float | None:
    """Read ``Retry-After`` in either form, RFC 9110 10.2.3: seconds, or a date.

    A date is measured against the answer's own ``Date``, since our clock may be off.
    """
    header = headers.get("Retry-After", "").strip()
    if header.isascii() and header.isdigit():
        return float(header)
    try:
        moment = parsedate_to_datetime(header)
    except (TypeError, ValueError, OverflowError):
        return None
    try:
        now = parsedate_to_datetime(headers.get("Date", ""))
        return max(0.0, (moment - now).total_seconds())
    except (TypeError, ValueError, OverflowError):
        now = datetime.now(timezone.utc)
        return max(0.0, (moment.astimezone(timezone.utc) - now).total_seconds())
