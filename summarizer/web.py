"""An article fetched from the web, and only when the user names its address.

The name is looked up once, every address it has is judged, and the connection goes to an address that was judged: a
name cannot mean a public server when it is checked and this machine when it is asked. Redirects are new requests.
No proxy, no cookie, no stored password is used.
"""

from __future__ import annotations

import queue
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

import httpcore2

from summarizer import __version__
from summarizer.addresses import refused
from summarizer.decoding import MAX_BYTES
from summarizer.document import Document, from_bytes
from summarizer.errors import InputError, SummarizerError, UsageError

if TYPE_CHECKING:
    from httpcore2 import NetworkBackend, NetworkStream, Response

SECONDS = 30.0
"""For everything: looking up names, connecting, redirects, the body."""
MOST_REDIRECTS = 5
MOST_ADDRESSES = 4
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_KEPT = "%/:=&?~+!$,;'@()*[]"
_TYPES = ("text/", "application/xhtml+xml", "application/pdf", "application/xml")

Resolve = Callable[[str, int], Sequence[str]]
"""The numeric addresses of a host."""


def look_up(host: str, port: int) -> Sequence[str]:
    """The numeric addresses of a host, in the system's order."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


class Checked(httpcore2.NetworkBackend):
    """Connects to addresses that `judge` lets pass, and to no other: it says why not, or None.

    One bad address of a name is enough to refuse it.
    """

    def __init__(
        self,
        resolve: Resolve = look_up,
        judge: Callable[[str], str | None] = refused,
        network: NetworkBackend | None = None,
    ) -> None:
        self._resolve = resolve
        self._judge = judge
        self._network = network or httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> NetworkStream:
        """Connect to the first of the host's addresses that answers. Raises InputError for a host that is refused."""
        addresses = self._addresses(host, port)
        for address in addresses[:MOST_ADDRESSES]:
            try:
                return self._network.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
        raise failure

    def _addresses(self, host: str, port: int) -> Sequence[str]:
        try:
            addresses = self._resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise InputError(f"the host {host} is not known") from error
        for address in addresses:
            if reason := self._judge(address):
                raise InputError(f"refusing to fetch from {host}: its address {address} is {reason}")
        if not addresses:
            raise InputError(f"the host {host} has no address")
        return addresses


@dataclass(frozen=True)
class Fetched:
    """A page as it came: where it was found after redirects, its bytes, and the encoding that the server named."""

    url: str
    data: bytes
    charset: str | None = None


def from_url(url: str, *, published: str | None = None) -> Document:
    """Read the article at a web address, which is fetched now: http or https, public servers only, 30 s, 20 MB.

    Raises UsageError for what is no such address, InputError where there is no article to be had; else as
    `document.from_bytes`.
    """
    page = fetch(url)
    return from_bytes(page.data, url=page.url, published=published, charset=page.charset)


def fetch(url: str, *, seconds: float = SECONDS, network: NetworkBackend | None = None) -> Fetched:
    """Fetch a page within `seconds`; `network` connects (default: to public addresses only). Raises as `from_url`."""
    checked_address(url)
    ends: queue.SimpleQueue[Fetched | Exception] = queue.SimpleQueue()
    until = time.monotonic() + seconds

    def run() -> None:
        try:
            ends.put(_follow(url, network or Checked(), until))
        except Exception as error:
            ends.put(error)

    threading.Thread(target=run, daemon=True).start()
    try:
        end = ends.get(timeout=seconds)
    except queue.Empty as error:
        raise InputError(f"the page was not there after {seconds:g} s") from error
    if isinstance(end, Exception):
        raise _explained(end) from end
    return end


def checked_address(url: str) -> str:
    """`url`, if a page can be at it. Raises UsageError: http or https, a host, no name and password."""
    try:
        parts = urlsplit(url)
        valid = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0 and url.split() == [url]
    except ValueError:
        valid = False
    if not valid or not url.isprintable():
        raise UsageError(f"not a web address: {url!r} (http:// or https:// and a host)")
    if "@" in parts.netloc:
        raise UsageError("no names or passwords in a web address")
    return url


def _follow(url: str, network: NetworkBackend, until: float) -> Fetched:
    """The page behind a chain of redirects."""
    with httpcore2.ConnectionPool(network_backend=network) as pool:
        for _ in range(MOST_REDIRECTS + 1):
            wire, limits = _encoded(url), {"timeout": _timeouts(until)}
            with pool.stream("GET", wire, headers=_headers(wire), extensions=limits) as response:
                if response.status not in _REDIRECTS:
                    return _page(url, response, until)
                url = _redirected(url, _header(response, "location"))
    raise InputError(f"the page is behind more than {MOST_REDIRECTS} redirects")


def _encoded(url: str) -> str:
    """The address in ASCII, as it goes over the wire."""
    parts = urlsplit(url)
    try:
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except UnicodeError as error:
        raise UsageError(f"not a web address: {url!r}") from error
    netloc = (f"[{host}]" if ":" in host else host) + (f":{parts.port}" if parts.port else "")
    return urlunsplit((parts.scheme, netloc, quote(parts.path or "/", _KEPT), quote(parts.query, _KEPT), ""))


def _headers(url: str) -> dict[bytes | str, bytes | str]:
    return {
        "host": urlsplit(url).netloc,
        "user-agent": f"summarizer/{__version__}",
        "accept": "text/html,application/xhtml+xml,application/pdf,text/plain;q=0.9,*/*;q=0.1",
        "accept-encoding": "identity",
        "connection": "close",
    }


def _timeouts(until: float) -> dict[str, float]:
    left = max(until - time.monotonic(), 0.001)
    return dict.fromkeys(("connect", "read", "write", "pool"), left)


def _redirected(url: str, location: str) -> str:
    """Where a redirect leads, judged as an address that a user gives. Raises InputError."""
    there = urljoin(url, location)
    try:
        checked_address(there)
    except UsageError as error:
        raise InputError(f"the page redirects to what is no web address: {location[:200]!r}") from error
    if urlsplit(url).scheme == "https" and urlsplit(there).scheme != "https":
        raise InputError("the page redirects from https to http: anybody on the way could change it")
    return there


def _page(url: str, response: Response, until: float) -> Fetched:
    if response.status != 200:
        raise InputError(f"{urlsplit(url).hostname} answered with status {response.status}, not with a page")
    kind, _, parameters = _header(response, "content-type").lower().partition(";")
    if kind and not kind.strip().startswith(_TYPES):
        raise InputError(f"there is no article at this address, but {kind.strip()[:60]}")
    data = _unpacked(_body(response, until), _header(response, "content-encoding").lower())
    charset = parameters.partition("charset=")[2].split(";")[0].strip(" \"'") or None
    return Fetched(url, data, charset)


def _body(response: Response, until: float) -> bytes:
    body = bytearray()
    for chunk in response.iter_stream():
        body += chunk
        if len(body) > MAX_BYTES:
            raise InputError(f"the page is too large: at most {MAX_BYTES:,} bytes are read")
        if time.monotonic() > until:
            raise InputError("the page came too slowly")
    return bytes(body)


def _unpacked(body: bytes, coding: str) -> bytes:
    """The body without the compression that was not asked for; never more than is read of a plain one."""
    if coding in {"", "identity"}:
        return body
    if coding not in {"gzip", "x-gzip", "deflate"}:
        raise InputError(f"the page is packed in a way that cannot be read ({coding[:20]})")
    try:
        data = zlib.decompressobj(wbits=47).decompress(body, MAX_BYTES + 1)
    except zlib.error as error:
        raise InputError("the page came damaged") from error
    if len(data) > MAX_BYTES:
        raise InputError(f"the page is too large: at most {MAX_BYTES:,} bytes are read")
    return data


def _header(response: Response, name: str) -> str:
    found = (value for each, value in response.headers if each.lower() == name.encode())
    return next(found, b"").decode("latin-1").strip()


def _explained(error: Exception) -> Exception:
    """What went wrong on the way, in one line; our own errors and bugs as they are."""
    if isinstance(error, SummarizerError):
        return error
    if isinstance(error, httpcore2.TimeoutException):
        return InputError("the page did not come in time")
    if isinstance(error, httpcore2.NetworkError | httpcore2.ProtocolError | OSError):
        return InputError(f"the page cannot be fetched: {' '.join(str(error).split()) or type(error).__name__}")
    return error
