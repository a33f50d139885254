"""Where the API key belongs: one scheme, host and port."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from typing_extensions import override
from urllib3.exceptions import LocationParseError
from urllib3.util import parse_url

from tap_ordergroove.errors import LINK_NOT_A_URL, OTHER_ORIGIN, OrdergrooveError

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
        return f"{self.scheme}://{self.host}:{self.port}"

    def follow(self, url: str, target: str, link: str) -> str:
        """Return the absolute URL to which a link in the answer of `url` leads, if it stays here.

        A link from https to http of the same host is followed as https. Errors call it `link`.

        Raises:
            OrdergrooveError: If it leads to another origin, or is not a URL.
        """
        path = urlsplit(url).path
        try:
            absolute = urljoin(url, target)
            # A server behind a proxy that ends TLS writes http in links to itself.
            for each in (absolute, re.sub("^http:", "https:", absolute, flags=re.IGNORECASE)):
                if Origin.of(each) == self:
                    return each
        except (ValueError, LocationParseError):
            raise OrdergrooveError(LINK_NOT_A_URL, path=path, link=link) from None
        origin = Origin.of(absolute)
        raise OrdergrooveError(OTHER_ORIGIN, path=path, link=link, origin=self, other=origin)
