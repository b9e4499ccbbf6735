"""The articles of a batch: files, folders, patterns, JSON Lines manifests, standard input."""

from __future__ import annotations

import glob
import json
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any

from ..articles import Article
from ..decoding import MAX_BYTES
from ..errors import InputError, UsageError
from ..feeds import is_entry, read_entry
from .console import standard_stream

SUFFIXES = frozenset({".txt", ".text", ".md", ".html", ".htm", ".pdf"})
"""Files that are taken from a folder; a file that is named is taken whatever its suffix."""
MANIFESTS = frozenset({".jsonl", ".ndjson"})
LONGEST_NAME = 120
LONGEST_PART = 200
"""Bytes of a brief's file name without number and suffix; file systems take 255 in all."""
STDIN = Path("-")
_PATTERN = re.compile(r"[*?]")
_UNFIT = re.compile(r"[^\w.-]+")
_TEXTS = ("title", "url", "published")


@dataclass(frozen=True)
class Listed:
    """A file of the batch: `id` names its brief, without suffix."""

    path: Path
    id: str


@dataclass
class Names:
    """Names for briefs: the second of a name gets a number."""

    taken: set[str] = field(default_factory=set)
    _counts: dict[str, int] = field(default_factory=dict)

    def unique(self, wanted: str) -> str:
        """`wanted`, or with a number behind it; its last part cut to what a file may be called."""
        name = wanted = _fitting(wanted)
        count = self._counts.get(wanted.casefold(), 1)
        while name.casefold() in self.taken:
            count += 1
            name = f"{wanted}-{count}"
        self._counts[wanted.casefold()] = count
        self.taken.add(name.casefold())
        return name


def several(arguments: Sequence[Path]) -> bool:
    """Do the arguments name more than one article?"""
    return len(arguments) > 1 or any(
        each.is_dir() or each.suffix in MANIFESTS or _is_pattern(each) for each in arguments
    )


def listed(arguments: Iterable[Path], output: Path | None = None) -> list[Listed]:
    """Every file that the arguments name, in order, folders and patterns sorted; none of the `output` folder.

    Raises InputError for a folder or a pattern without articles.
    """
    names = Names()
    out: list[Listed] = []
    for argument in arguments:
        found = list(_files(argument, output))
        if not found:
            raise InputError(f"no articles in {argument}" if argument.is_dir() else f"nothing matches {argument}")
        out += [Listed(path, names.unique(_stem(argument, path))) for path in found]
    return out


def articles(files: Iterable[Listed], published: str | None = None) -> Iterator[Article]:
    """The articles of the files; a manifest holds one a line. `published` is for those that have no date."""
    files = list(files)
    names = Names({each.id.casefold() for each in files})
    for each in files:
        if each.path == STDIN:
            yield from _from_stdin(names, published)
        elif each.path.suffix in MANIFESTS:
            yield from _from_manifest(each, names, published)
        else:
            name = os.fsencode(each.path.name).decode("utf-8", "replace")
            yield Article(each.path, id=each.id, name=name, published=published)


def count(files: Iterable[Listed]) -> int | None:
    """How many articles there are; None: standard input does not tell."""
    total = 0
    for each in files:
        if each.path == STDIN:
            return None
        total += _lines(each.path) if each.path.suffix in MANIFESTS else 1
    return total


def check_targets(files: Iterable[Listed], folder: Path, suffix: str) -> None:
    """Raises UsageError when a brief would replace an article."""
    files = [each for each in files if each.path != STDIN]
    sources = {os.path.realpath(each.path) for each in files}
    for each in files:
        target = folder / f"{each.id}{suffix}"
        if os.path.realpath(target) in sources:
            raise UsageError(f"{target} is an article itself: a brief would replace it")


def _files(argument: Path, output: Path | None) -> Iterator[Path]:
    if argument.is_dir():
        yield from (path for path in sorted(argument.rglob("*")) if _wanted(path, argument, output))
    elif _is_pattern(argument):
        found = glob.glob(str(argument), recursive=True)  # noqa: PTH207 - Path.glob takes no absolute pattern
        yield from (path for path in map(Path, sorted(found)) if path.is_file())
    else:
        yield argument


def _wanted(path: Path, folder: Path, output: Path | None) -> bool:
    if path.suffix.lower() not in SUFFIXES | MANIFESTS or not path.is_file():
        return False
    if any(part.startswith(".") for part in path.relative_to(folder).parts):
        return False
    return output is None or output.resolve() == folder.resolve() or output.resolve() not in path.resolve().parents


def _is_pattern(path: Path) -> bool:
    return bool(_PATTERN.search(str(path))) and not path.exists()


def _stem(argument: Path, path: Path) -> str:
    """Name of a file's brief: in a folder with the folders below it, so that what is apart stays apart."""
    if path == STDIN:
        return "stdin"
    inside = path.relative_to(argument) if argument.is_dir() else Path(path.name)
    return str(inside.with_suffix(""))


def _fitting(name: str) -> str:
    folder, slash, last = name.rpartition(os.sep)
    if len(os.fsencode(last)) > LONGEST_PART:
        last = os.fsencode(last)[:LONGEST_PART].decode("utf-8", "ignore")
    return folder + slash + last


def _from_stdin(names: Names, published: str | None) -> Iterator[Article]:
    """One article a line when the first line is a JSON object, else all of it as one."""
    stream = standard_stream()
    first = stream.readline(MAX_BYTES + 1)
    if first.lstrip().startswith(b"{"):
        yield from _rows(_records(stream, first), "stdin", names, published)
    else:
        yield Article(first + stream.read(MAX_BYTES + 1), id="stdin", published=published)


def _from_manifest(file: Listed, names: Names, published: str | None) -> Iterator[Article]:
    try:
        with file.path.open("rb") as stream:
            yield from _rows(_records(stream), file.path.stem, names, published)
    except OSError as error:
        yield Article(InputError(f"cannot read {file.path}: {error.strerror or error}"), id=file.id)


def _records(stream: IO[bytes], first: bytes = b"") -> Iterator[bytes]:
    """Lines of at most MAX_BYTES; of a longer one as much as shows that it is too long."""
    while line := first or stream.readline(MAX_BYTES + 1):
        first = b""
        yield line
        while line and len(line) > MAX_BYTES and not line.endswith(b"\n"):
            line = stream.readline(MAX_BYTES + 1)


def _rows(lines: Iterable[bytes], stem: str, names: Names, published: str | None) -> Iterator[Article]:
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _row(line, f"{stem}-{number}", names, published)


def _row(line: bytes, place: str, names: Names, published: str | None) -> Article:
    """The article of one line; what is wrong with it is said when its turn comes."""
    try:
        row = _checked(line)
    except InputError as error:
        return Article(error, id=names.unique(place), name=place)
    own = row.pop("id")
    name = place if own is None else str(own)
    id_ = names.unique(_UNFIT.sub("-", name).strip("-.")[:LONGEST_NAME] or place)
    return Article(**{**row, "published": row["published"] or published}, id=id_, name=name)


def _checked(line: bytes) -> dict[str, Any]:
    """What a line says of its article: `content` and `id`, and more. Raises InputError for one that is none."""
    if len(line) > MAX_BYTES:
        raise InputError(f"the line is too long: at most {MAX_BYTES:,} bytes are read")
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError("the line is no JSON") from error
    if not isinstance(row, dict):
        raise InputError('the line is no object with a "text"')
    id_ = row.get("id", row.get("guid"))
    if not isinstance(row.get("text"), str) and is_entry(row):
        return asdict(read_entry(row)) | {"id": id_ if isinstance(id_, str | int) else None}
    if not isinstance(row.get("text"), str):
        raise InputError('the line is no object with a "text"')
    wrong = [key for key in _TEXTS if not isinstance(row.get(key), str | None)]
    if wrong or not isinstance(row.get("id"), str | int | None):
        raise InputError(f"{(wrong or ['id'])[0]!r} is no text")
    return {"content": row["text"], "id": row.get("id")} | {key: row.get(key) for key in _TEXTS}


def _lines(path: Path) -> int:
    try:
        with path.open("rb") as stream:
            return sum(bool(line.strip()) for line in stream)
    except OSError:
        return 1
