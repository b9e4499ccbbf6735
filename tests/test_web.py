from __future__ import annotations

import gzip
import socket
import threading
import time
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpcore2
import pytest
from files import page

from summarizer import web
from summarizer.errors import InputError, UsageError
from summarizer.web import Checked, Fetched, checked_address, fetch, from_url, look_up

PAGE = page().encode()


class Site:
    """A web server on the loopback: `answers` by path, `asked` what it got."""

    def __init__(self) -> None:
        self.answers: dict[str, tuple[int, dict[str, str], bytes]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.drip = 0.0
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
                status, headers, body = site.answers.get(self.path, (404, {}, b""))
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                for at in range(0, len(body), 10 if site.drip else max(len(body), 1)):
                    try:
                        self.wfile.write(body[at : at + 10] if site.drip else body)
                    except OSError:
                        return
                    time.sleep(site.drip)

            def log_message(self, format: str, *args: Any) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01})

    @property
    def port(self) -> int:
        return self.server.server_port

    def put(self, path: str, body: bytes = PAGE, status: int = 200, **headers: str) -> str:
        """Answer at `path`; the address, under a name that the tests' resolver knows."""
        named = {"content-type": "text/html", **{name.replace("_", "-"): value for name, value in headers.items()}}
        self.answers[path] = (status, named, body)
        return f"http://news.example:{self.port}{path}"


@pytest.fixture
def site() -> Iterator[Site]:
    found = Site()
    found.thread.start()
    yield found
    found.server.shutdown()
    found.thread.join()
    found.server.server_close()


class Wire(httpcore2.SyncBackend):
    """A network on which the public address 203.0.114.5 is the loopback; `connected` is where connections went."""

    def __init__(self) -> None:
        self.connected: list[str] = []

    def connect_tcp(self, host: str, port: int, *args: Any, **options: Any) -> httpcore2.NetworkStream:
        self.connected.append(host)
        return super().connect_tcp("127.0.0.1" if host == "203.0.114.5" else host, port, *args, **options)


def network(wire: Wire, **names: str) -> Checked:
    """Names as they are looked up; `news` is news.example."""
    known = {"news.example": "203.0.114.5", **{f"{name}.example": address for name, address in names.items()}}
    return Checked(lambda host, _: known.get(host, host).split(), network=wire)


def get(url: str, **names: str) -> Fetched:
    return fetch(url, network=network(Wire(), **names))


def test_a_page_comes_with_its_address_and_the_server_s_encoding(site: Site) -> None:
    url = site.put("/a?b=%C3%BC", content_type='text/html; charset="koi8-r"')
    assert get(url) == Fetched(url, PAGE, "koi8-r")


def test_an_address_in_any_script_goes_out_in_ascii(site: Site) -> None:
    url = site.put("/s%C3%BCd%20west?q=%E2%9C%93").replace("%C3%BC", "ü").replace("%E2%9C%93", "✓")
    assert get(url.replace("news.example", "bücher.example"), **{"xn--bcher-kva": "203.0.114.5"}).data == PAGE
    assert site.asked[0][1]["host"] == f"xn--bcher-kva.example:{site.port}"


def test_nothing_goes_out_but_what_a_page_needs(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("OPENAI_API_KEY", "sk-invented")
    get(site.put("/"))
    ((_, headers),) = site.asked
    assert set(headers) == {"host", "user-agent", "accept", "accept-encoding", "connection"}
    assert headers["host"] == f"news.example:{site.port}"


def test_the_connection_goes_to_the_address_that_was_judged(site: Site) -> None:
    """A name that means another address the next time it is looked up makes no difference."""
    wire, answers = Wire(), iter(["203.0.114.5", "127.0.0.1"])
    fetch(site.put("/"), network=Checked(lambda *_: [next(answers)], network=wire))
    assert wire.connected == ["203.0.114.5"]


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "[::1]",
        "169.254.169.254",
        "10.0.0.8",
        "[::ffff:127.0.0.1]",
        "[fd00::1]",
        "inside.example",
        "0.0.0.0",
    ],
)
def test_what_is_not_public_is_refused_before_anything_is_sent(site: Site, host: str) -> None:
    wire = Wire()
    with pytest.raises(InputError, match=r"refusing to fetch from .*: its address .* is "):
        fetch(f"http://{host}:{site.port}/", network=network(wire, inside="192.168.0.7"))
    assert wire.connected == []
    assert site.asked == []


@pytest.mark.parametrize("host", ["localhost", "2130706433", "0x7f.1", "0177.0.0.1", "127.1"])
def test_the_system_s_own_reading_of_a_host_is_judged(site: Site, host: str) -> None:
    with pytest.raises(InputError, match=r"refusing|not known"):
        fetch(f"http://{host}:{site.port}/")
    assert site.asked == []


def test_one_private_address_among_public_ones_is_enough(site: Site) -> None:
    with pytest.raises(InputError, match=r"10\.0\.0\.1 is private"):
        get(f"http://two.example:{site.port}/", two="203.0.114.5 10.0.0.1")


def test_each_redirect_is_judged_anew(site: Site) -> None:
    site.put("/there")
    url = site.put("/", status=302, location="/there")
    assert get(url).url.endswith("/there")
    for location, reason in (
        (f"http://inside.example:{site.port}/there", "refusing"),
        (f"http://127.0.0.1:{site.port}/there", "refusing"),
        ("file:///etc/passwd", "no web address"),
        ("gopher://news.example/", "no web address"),
        ("http://user:word@news.example/", "no web address"),
        ("", "more than 5 redirects"),
    ):
        with pytest.raises(InputError, match=reason):
            get(site.put("/", status=302, location=location), inside="127.0.0.1")


def test_a_redirect_from_https_to_http_is_refused() -> None:
    with pytest.raises(InputError, match="from https to http"):
        web._redirected("https://news.example/a", "http://news.example/b")
    assert web._redirected("http://news.example/a", "https://news.example/b") == "https://news.example/b"


def test_the_name_is_what_a_certificate_is_checked_for() -> None:
    """The connection goes to an address, the server has to prove the name."""
    asked: list[str | None] = []

    class Stream(httpcore2.NetworkStream):
        def start_tls(self, ssl_context: Any, server_hostname: str | None = None, **_: Any) -> Any:  # type: ignore[override]
            assert ssl_context.check_hostname
            asked.append(server_hostname)
            raise httpcore2.ConnectError("certificate verify failed")

        def close(self) -> None: ...

    class Net(httpcore2.NetworkBackend):
        def connect_tcp(self, host: str, port: int, *_: Any, **__: Any) -> httpcore2.NetworkStream:
            assert (host, port) == ("203.0.114.5", 443)
            return Stream()

    checked = Checked(lambda *_: ["203.0.114.5"], network=Net())
    with pytest.raises(InputError, match="certificate verify failed"):
        fetch("https://news.example/", network=checked)
    assert asked == ["news.example"]


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://news.example/",
        "news.example",
        "http://",
        "http:///a",
        "http://news.example:0/",
        "http://news.example:99999/",
        "http://[::1/",
        " http://news.example/",
        "http://news.example/a b",
        "http://news.example/\n",
        "http://news.example/\x1b[2J",
        "javascript:alert(1)",
        "",
    ],
)
def test_what_is_no_web_address_is_a_usage_error(url: str) -> None:
    with pytest.raises(UsageError, match="not a web address"):
        checked_address(url)


def test_a_name_and_password_in_an_address_are_refused_and_not_repeated() -> None:
    with pytest.raises(UsageError, match="no names or passwords") as failed:
        checked_address("https://me:secret@news.example/")
    assert "secret" not in str(failed.value)


@pytest.mark.parametrize(("status", "line"), [(404, "status 404"), (500, "status 500"), (204, "status 204")])
def test_another_status_is_an_input_error(site: Site, status: int, line: str) -> None:
    with pytest.raises(InputError, match=line):
        get(site.put("/", b"", status))


@pytest.mark.parametrize("kind", ["image/png", "application/zip", "video/mp4", "application/octet-stream"])
def test_what_is_no_article_by_its_type_is_refused(site: Site, kind: str) -> None:
    with pytest.raises(InputError, match=f"no article at this address, but {kind}"):
        get(site.put("/", content_type=kind))


def test_a_page_too_large_is_refused_packed_or_not(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "MAX_BYTES", 10_000)
    with pytest.raises(InputError, match="too large"):
        get(site.put("/", b"a" * 10_001))
    with pytest.raises(InputError, match="too large"):
        get(site.put("/", gzip.compress(b"a" * 1_000_000), content_encoding="gzip"))


def test_a_page_packed_without_being_asked_for_is_unpacked(site: Site) -> None:
    assert get(site.put("/", gzip.compress(PAGE), content_encoding="gzip")).data == PAGE
    assert get(site.put("/", zlib.compress(PAGE), content_encoding="deflate")).data == PAGE
    with pytest.raises(InputError, match=r"cannot be read \(br\)"):
        get(site.put("/", PAGE, content_encoding="br"))
    with pytest.raises(InputError, match="damaged"):
        get(site.put("/", PAGE, content_encoding="gzip"))


def test_a_page_that_drips_is_given_up(site: Site) -> None:
    site.drip = 0.05
    started = time.monotonic()
    with pytest.raises(InputError, match=r"not there after 0\.3 s|too slowly|in time"):
        fetch(site.put("/"), seconds=0.3, network=network(Wire()))
    assert time.monotonic() - started < 10


def test_of_a_page_that_was_given_up_nothing_is_read_on(site: Site) -> None:
    site.drip = 0.05
    before = set(threading.enumerate())
    with pytest.raises(InputError):
        fetch(site.put("/", PAGE + b" " * 100_000), seconds=0.3, network=network(Wire()))
    for thread in set(threading.enumerate()) - before:
        thread.join(30)
        assert not thread.is_alive()


def test_a_look_up_that_hangs_is_given_up() -> None:
    def hang(*_: Any) -> list[str]:
        time.sleep(1)
        return []

    with pytest.raises(InputError, match=r"not there after 0\.1 s"):
        fetch("http://news.example/", seconds=0.1, network=Checked(hang))


def test_a_host_that_is_not_known_is_named() -> None:
    def unknown(*_: Any) -> list[str]:
        raise socket.gaierror(-2, "Name or service not known")

    with pytest.raises(InputError, match=r"the host news\.example is not known"):
        fetch("http://news.example/", network=Checked(unknown))
    with pytest.raises(InputError, match="has no address"):
        fetch("http://news.example/", network=Checked(lambda *_: []))


def test_nobody_listening_is_an_input_error() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    with pytest.raises(InputError, match="cannot be fetched"):
        get(f"http://news.example:{port}/")


def test_the_next_address_is_tried_when_one_does_not_answer(site: Site) -> None:
    class Half(Wire):
        def connect_tcp(self, host: str, port: int, *args: Any, **options: Any) -> httpcore2.NetworkStream:
            if host == "203.0.114.6":
                raise httpcore2.ConnectError("down")
            return super().connect_tcp(host, port, *args, **options)

    assert fetch(site.put("/"), network=network(Half(), news="203.0.114.6 203.0.114.5")).data == PAGE


def test_this_machine_s_addresses_are_looked_up_by_the_system() -> None:
    assert set(look_up("localhost", 80)) <= {"127.0.0.1", "::1"}


def test_an_article_at_an_address_knows_where_it_comes_from(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.put("/karsa.txt", b"The army of Velm left Karsa.", content_type="text/plain")
    url = site.put("/", b"", 301, location="/karsa.txt")
    monkeypatch.setattr(web, "Checked", lambda: network(Wire()))
    document = from_url(url, published="2024-05-04")
    assert (document.text, document.published) == ("The army of Velm left Karsa.", "2024-05-04")
    assert document.url == f"http://news.example:{site.port}/karsa.txt"
