"""One request, with its errors and retries; and the walk along ``next``."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import msgspec
import requests
import tenacity
from urllib3.exceptions import MaxRetryError, ReadTimeoutError

from singer_commons.exact_json import BYTE_ORDER_MARK, MalformedError, decode, to_ascii
from singer_commons.fitting import fit
from singer_commons.network import reason_of
from tap_ordergroove import errors
from tap_ordergroove.clock import UTC, read_http_date
from tap_ordergroove.errors import OrdergrooveError, TimedOutError, TransientError
from tap_ordergroove.origin import Origin
from tap_ordergroove.pages import Page

if TYPE_CHECKING:
    import logging
    import threading
    from collections.abc import Iterator, Mapping

    from tap_ordergroove.rate_limit import RateLimiter
    from tap_ordergroove.sync_start import SyncStart

HEADERS = {
    "X-OG-API-VERSION": "2",
    "Accept": "application/json",
    "User-Agent": "tap-ordergroove",
}
CONNECT_TIMEOUT = 10.0
LONGEST_WAIT = 60.0
LEAST_WAIT = 0.05
MOST_DOUBLINGS = 10
MOST_REDIRECTS = 5
TRIES_BEFORE_NARROWING = 2
QUOTED = 200
WITHOUT_NEXT = ("/product_groups/", "/resources/", "/merchant/cancel_reason/")
"""Lists of which no documentation says that their pages have a ``next``."""
TRANSIENT = (
    requests.exceptions.ConnectionError,
    requests.exceptions.ChunkedEncodingError,
    requests.exceptions.ContentDecodingError,
)


class _Envelope(msgspec.Struct):
    """Both paging modes: the records stay undecoded until they are emitted."""

    results: msgspec.Raw | msgspec.UnsetType = msgspec.UNSET
    next: str | msgspec.UnsetType | None = msgspec.UNSET
    errors: Any = None
    error: Any = None
    detail: Any = None
    message: Any = None


_decode = msgspec.json.Decoder(_Envelope | list[msgspec.Raw]).decode


@dataclass(frozen=True)
class Connection:
    """What all readers of a run share.

    Attributes:
        api_key: Sent as ``x-api-key`` to the origin that a client is made for, nowhere else.
        timeout: Seconds without a byte from the server.
        retry_budget: Seconds for which one request may be tried again.
        stopping: Set when the run ends: nobody waits or sends any more.
    """

    api_key: str = field(repr=False)
    timeout: float
    retry_budget: float
    limiter: RateLimiter
    start: SyncStart
    stopping: threading.Event


class Client:
    """Reads pages from one origin, and counts `retries`. Belongs to one thread."""

    def __init__(self, base_url: str, connection: Connection, logger: logging.Logger) -> None:
        """Prepare to read from `base_url` (scheme, host and port; a path is kept as prefix)."""
        self.retries = 0
        self._nonsense = b""
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
        self._session.headers.update(HEADERS, **{"x-api-key": connection.api_key})

    def close(self) -> None:
        """Close the connection."""
        self._session.close()

    def pages(
        self, path: str, params: Mapping[str, str], *, retry_timeouts: bool = True
    ) -> Iterator[Page]:
        """Walk a list to its end; begin it again, once, if a next link is refused on the way.

        Args:
            path: The list's path, with its trailing slash.
            params: Filters of the first request; ``next`` carries them on.
            retry_timeouts: Whether to keep trying after time-outs, as after other failures.

        Yields:
            Every page, empty ones too; those of a list that is begun again come twice.

        Raises:
            TimedOutError: If `retry_timeouts` is false and a second try timed out.
            OrdergrooveError: If the list cannot be read to its end.
        """
        first = self._base_url + path
        url: str | None = first
        query: Mapping[str, str] | None = params
        begun_again = False
        seen: set[int] = set()
        while url is not None:
            try:
                page = self.fetch(url, query, retry_timeouts=retry_timeouts)
            except OrdergrooveError as error:
                refused = query is None and error.facts.get("status") in errors.LINK_REFUSED
                if begun_again or not refused:
                    raise
                self._logger.warning(
                    "%(path)s: status %(status)s for a next link. The server said: %(quote)r. The "
                    "list begins again, once.",
                    error.facts,
                )
                url, query, begun_again, seen = first, params, True, set()
                continue
            page.is_first = query is not None
            url, query = page.next, None
            yield page
            if hash(url) in seen:
                raise OrdergrooveError(errors.PAGES_LOOP, path=path)
            seen.add(hash(url))

    def fetch(
        self, url: str, params: Mapping[str, str] | None = None, *, retry_timeouts: bool = True
    ) -> Page:
        """Get one page of this client's origin, trying again while that may help.

        Arguments and errors are those of `pages`.
        """
        budget = self._shared.retry_budget
        spends_budget = tenacity.stop_before_delay(budget)

        def stop(state: tenacity.RetryCallState) -> bool:
            may_narrow = isinstance(_error(state), TimedOutError) and not retry_timeouts
            tries = TRIES_BEFORE_NARROWING if may_narrow else math.inf
            return state.attempt_number >= tries or spends_budget(state)

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
            if isinstance(error, TimedOutError) and not retry_timeouts:
                raise
            raise OrdergrooveError(errors.GAVE_UP, error=error, seconds=budget) from None

    def _get(self, url: str, params: Mapping[str, str] | None) -> Page:
        for _ in range(MOST_REDIRECTS + 1):
            self._sleep(self._shared.limiter.wait_time())
            sent = time.monotonic()
            response, body = self._send(url, params)
            if not response.is_redirect:
                self._check_status(response, body)
                return self._parse(response, body, time.monotonic() - sent)
            link = response.headers["Location"]
            url, params = self._origin.follow(response.url, link, "a redirect"), None
        raise OrdergrooveError(
            errors.TOO_MANY_REDIRECTS, path=urlsplit(url).path, most=MOST_REDIRECTS
        )

    def _send(self, url: str, params: Mapping[str, str] | None) -> tuple[requests.Response, bytes]:
        times = min(CONNECT_TIMEOUT, self._shared.timeout), self._shared.timeout
        try:
            # `Session.get` would merge settings, of which there are none, for every page.
            request = requests.Request(
                "GET", url, self._session.headers, params=params, cookies=self._session.cookies
            )
            response = self._session.send(
                request.prepare(), timeout=times, allow_redirects=False, stream=True
            )
            # All that is there at once: `content` asks for 10 kB at a time, and waits for its turn
            # among the threads each time.
            body = b"".join(response.iter_content(None))
        except (OSError, ValueError) as error:  # those of requests are OSErrors
            raise self._failure(error, urlsplit(url).path) from None
        self._shared.start.learn_server_date(response.headers.get("Date"))
        return response, body

    def _failure(self, error: Exception, path: str) -> OrdergrooveError:
        """Say what an exception of requests means, and whether another try may help."""
        host, cause = self._origin.host, error.args[0] if error.args else None
        if isinstance(cause, ReadTimeoutError):
            no_answer = isinstance(error, requests.exceptions.ReadTimeout)
            kind = errors.NO_ANSWER if no_answer else errors.STALLED
            return TimedOutError(kind, path=path, host=host, seconds=self._shared.timeout)
        words, problem = self._redact(str(error)), self._redact(reason_of(error))
        if "CERTIFICATE_VERIFY_FAILED" in words or "CA certificate bundle" in words:
            return OrdergrooveError(errors.NOT_TRUSTED, path=path, host=host, problem=problem)
        if isinstance(error, TRANSIENT):
            away = isinstance(cause, MaxRetryError)
            kind = errors.NOT_REACHED if away else errors.NOT_CONNECTED
            return TransientError(kind, path=path, host=host, problem=problem)
        # A ValueError that is not one of requests' own: it looks at the target of a redirect even
        # when told not to follow it.
        own = type(error) is not ValueError
        problem = f"{type(error).__name__}: {words}" if own else "a link is not a URL"
        return OrdergrooveError(errors.NOT_SENT, path=path, problem=problem)

    def _check_status(self, response: requests.Response, body: bytes) -> None:
        status, path = response.status_code, urlsplit(response.url).path
        if status < requests.codes.multiple_choices:
            return
        if status not in errors.BUSY_REASONS and status < requests.codes.server_error:
            quote = self._redact(body.decode(errors="replace"))[:QUOTED]
            kind = errors.REFUSALS.get(status, errors.REFUSED)
            raise OrdergrooveError(kind, path=path, status=status, quote=quote)
        reason = errors.BUSY_REASONS.get(status, errors.BUSY_REASONS[500])
        wait = _retry_after(response.headers)
        if wait is not None:
            reason += f" (asks to wait {wait:g} s)"
        if status == requests.codes.too_many_requests and wait:
            self._shared.limiter.pause(min(wait, self._shared.retry_budget))
        error = TimedOutError if status == requests.codes.gateway_timeout else TransientError
        raise error(errors.BUSY, retry_after=wait, path=path, status=status, reason=reason)

    def _parse(self, response: requests.Response, body: bytes, seconds: float) -> Page:
        path = urlsplit(response.url).path
        try:
            envelope = _take_apart(body)
        except msgspec.ValidationError as error:
            raise OrdergrooveError(errors.NOT_A_LIST, path=path, problem=error) from None
        except MalformedError as error:
            if not error.cut_off and body == self._nonsense:
                raise OrdergrooveError(errors.NONSENSE, path=path, problem=error) from None
            self._nonsense = body
            kind = response.headers.get("Content-Type", "no content type")
            raise TransientError(
                errors.NOT_JSON, path=path, size=len(body), content_type=kind, problem=error
            ) from None
        results, link = bytes(envelope.results or b""), envelope.next
        said = envelope.errors or envelope.error or envelope.detail
        if said := said or (not results and envelope.message):
            quote = self._redact(msgspec.json.encode(said).decode())[:QUOTED]
            raise OrdergrooveError(errors.SAID, path=path, quote=quote)
        if not results.startswith(b"["):
            raise OrdergrooveError(errors.NOT_A_LIST, path=path, problem="its results are none")
        if link is msgspec.UNSET and not path.endswith(WITHOUT_NEXT):
            raise OrdergrooveError(errors.NO_NEXT, path=path)
        following = self._origin.follow(response.url, link, "a next link") if link else None
        return Page(results, following, seconds)

    def _sleep(self, seconds: float) -> None:
        if self._shared.stopping.wait(seconds) if seconds > 0 else self._shared.stopping.is_set():
            raise OrdergrooveError(errors.ENDING)

    def _warn(self, state: tenacity.RetryCallState) -> None:
        self.retries += 1
        facts = _error(state), state.upcoming_sleep, state.attempt_number + 1
        self._logger.warning("%s; trying again in %.1f s (try %d).", *facts)

    def _redact(self, text: str) -> str:
        return text.replace(self._shared.api_key, "***")


def _take_apart(body: bytes) -> _Envelope:
    """Return an answer, its records as JSON; a bare array is a whole list.

    Raises:
        MalformedError: If it is not JSON.
        msgspec.ValidationError: If it is no list.
    """
    if body.startswith(BYTE_ORDER_MARK):
        msg = "a byte order mark (EF BB BF) at character 0"
        raise MalformedError(msg, cut_off=False)
    try:
        body.decode()
        answer = _decode(body)
    except msgspec.ValidationError:
        raise
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        # Either no JSON, or what only the slow reader takes: half a surrogate pair, a deep nest.
        slow = decode(body)
        body = to_ascii(slow.pop("results", None) if isinstance(slow, dict) else slow).encode()
        answer = msgspec.convert(fit(slow), _Envelope | list[Any])
        if isinstance(answer, _Envelope):
            answer.results = msgspec.Raw(body)
    return answer if isinstance(answer, _Envelope) else _Envelope(msgspec.Raw(body.lstrip()), None)


def _error(state: tenacity.RetryCallState) -> BaseException | None:
    return state.outcome.exception() if state.outcome else None


def _wait(state: tenacity.RetryCallState) -> float:
    """Wait as long as the server asked, else longer each time, with jitter; in seconds."""
    error = _error(state)
    asked = error.facts.get("retry_after") if isinstance(error, TransientError) else None
    if isinstance(asked, float):
        # A server that asks for no wait, again and again, gets growing ones all the same.
        growing = LEAST_WAIT * float(2 ** min(state.attempt_number - 1, MOST_DOUBLINGS) - 1)
        return max(asked, growing)
    return float(tenacity.wait_exponential_jitter(initial=1, max=LONGEST_WAIT)(state))


def _retry_after(headers: Mapping[str, str]) -> float | None:
    """Read ``Retry-After`` in either form, RFC 9110 10.2.3: seconds, or a date.

    A date is measured against the answer's own ``Date``, since our clock may be off.
    """
    header = headers.get("Retry-After", "").strip()
    if header.isascii() and header.isdigit():
        return float(header)
    moment = read_http_date(header)
    if moment is None:
        return None
    now = read_http_date(headers.get("Date")) or datetime.now(UTC)
    return max(0.0, (moment - now).total_seconds())
