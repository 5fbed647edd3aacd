"""One address over http(s), because the user named it. Nothing else in the program does this."""

from __future__ import annotations

import time
from dataclasses import dataclass

import httpx

from kg import __version__
from kg.errors import SourceError

MAX_BYTES = 20_000_000
_TIMEOUT_S = 20.0  # for each step: connecting, a piece of the answer
_TOTAL_S = 120.0  # for a server that sends byte after byte
_MAX_REDIRECTS = 10
_TEXTUAL = ("text/", "application/xml", "application/json", "application/xhtml", "application/rss")
_HEADERS = {
    "User-Agent": f"kg/{__version__} (reads articles that its user names)",
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, text/plain, */*;q=0.5",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address answered."""

    data: bytes
    media_type: str | None
    charset: str | None


def is_address(source: str) -> bool:
    return source.lower().startswith(("http://", "https://"))


def fetch(address: str) -> Fetched:
    """The answer of an address, redirects followed. Raises SourceError when there is none."""
    try:
        with (
            httpx.Client(
                timeout=_TIMEOUT_S,
                follow_redirects=True,
                max_redirects=_MAX_REDIRECTS,
                headers=_HEADERS,
            ) as client,
            client.stream("GET", address) as response,
        ):
            return _read(response, address)
    except httpx.TimeoutException as error:
        raise SourceError(f"{address}: no answer within {_TIMEOUT_S:.0f} s. Try later.") from error
    except httpx.TooManyRedirects as error:
        raise SourceError(f"{address}: more than {_MAX_REDIRECTS} redirects.") from error
    except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
        raise SourceError(f"{address}: not an address that can be called ({error}).") from error
    except httpx.HTTPError as error:
        raise SourceError(f"{address}: no answer ({error}). Look at the address.") from error


def _read(response: httpx.Response, address: str) -> Fetched:
    if response.status_code >= 400:
        raise SourceError(
            f"{address}: the server answers {response.status_code} {response.reason_phrase}."
            " Look at the address in a browser, and save the page if it opens there."
        )
    media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type and not (
        media_type.startswith(_TEXTUAL) or media_type.endswith(("+xml", "json"))
    ):
        raise SourceError(f"{address}: {media_type}, not text. Save its text and add that.")
    data, end = bytearray(), time.monotonic() + _TOTAL_S
    for piece in response.iter_bytes():
        data += piece
        if len(data) > MAX_BYTES:
            raise SourceError(f"{address}: more than {MAX_BYTES:,} bytes; no article is that long.")
        if time.monotonic() > end:
            raise SourceError(f"{address}: not finished within {_TOTAL_S:.0f} s. Try later.")
    return Fetched(bytes(data), media_type or None, response.charset_encoding)
