"""`summarizer prompts`: what models are asked, and how to put something else in its place."""

from __future__ import annotations

from pathlib import Path

from ..errors import InputError, UsageError
from ..templates import EXAMPLES, TEMPLATE, Prompt, built_in, load, names
from .console import complain, emit


def show_list() -> None:
    """Every prompt: its name, the beginning of its digest, where it comes from."""
    prompts = [load(name) for name in names()]
    width = max(len(prompt.name) for prompt in prompts)
    emit("".join(f"{prompt.name:<{width}}  {prompt.sha256[:8]}  {prompt.origin}\n" for prompt in prompts))


def show(name: str) -> None:
    """The prompt that is in use, as it stands in its file."""
    emit(load(name).source)


def copy(name: str, folder: Path) -> None:
    """The package's prompt with its examples into a folder. Raises UsageError for a file that is there already."""
    texts = _texts(built_in(name))
    there = [folder / file for file in texts if (folder / file).exists()]
    if there:
        raise UsageError(f"{there[0]} is there already")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"cannot write into {folder}: {error.strerror or error}") from error
    for file, text in texts.items():
        emit(text, folder / file)
        complain(f"wrote {folder / file}")


def _texts(prompt: Prompt) -> dict[str, str]:
    texts = {f"{prompt.name}{TEMPLATE}": prompt.source}
    return texts | ({f"{prompt.name}{EXAMPLES}": prompt.data} if prompt.data else {})
