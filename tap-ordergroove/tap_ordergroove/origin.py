"""Where the API key belongs: one scheme, host and port."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from typing_extensions import override
from urllib3.exceptions import LocationParseError
from urllib3.util import parse_url

from tap_ordergroove.errors import OrdergrooveError

DEFAULT_PORTS = {"https": 443, "http": 80}


@dataclass(frozen=True)
class Origin:
    """Scheme, host and port, as read by the library that connects to them."""

    scheme: str | None
    host: str | None
    port: int | None

    @classmethod
    def of(cls, url: str) -> Origin:
        """Return a URL's origin.

        Raises:
            LocationParseError: If the text is not a URL.
        """
        parts = parse_url(url)
        return cls(parts.scheme, parts.host, parts.port or DEFAULT_PORTS.get(parts.scheme or ""))

    @override
    def __str__(self) -> str:
        """Return the origin as the beginning of a URL."""
        return f"{self.scheme}://{self.host}:{self.port}"

    def follow(self, url: str, target: str, what: str) -> str:
        """Return where a link leads, if it stays here.

        Args:
            url: The URL, of this origin, whose answer holds the link.
            target: The link, absolute or relative.
            what: What kind of link it is, for the error.

        Returns:
            The absolute URL.

        Raises:
            OrdergrooveError: If it leads to another origin, or is not a URL.
        """
        where = urlsplit(url).path
        try:
            absolute = urljoin(url, target)
            origin = Origin.of(absolute)
        except (ValueError, LocationParseError):
            msg = f"{where}: {what} is not a URL."
            raise OrdergrooveError(msg) from None
        if origin != self:
            msg = (
                f"{where}: {what} leads from {self} to {origin}; refused, the API key stays "
                "where it belongs. If that is Ordergroove's new address, set api_url."
            )
            raise OrdergrooveError(msg)
        return absolute
