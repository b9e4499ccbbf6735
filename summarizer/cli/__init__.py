"""The command line: `summarizer summary`, `render`, `models`. Standard output is the result and nothing else."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from .app import NAME, app
from .console import complain, silence

BROKEN_PIPE = 141
INTERRUPTED = 130


def main() -> None:
    """Entry point: run a command and leave with its exit code (0 to 7, 130 interrupted, 141 broken pipe).

    An error of this package or of the command line is one line on standard error; any other is a bug and stays a
    traceback.
    """
    import click

    from ..errors import SummarizerError

    if sys.stderr is None:  # closed by the caller: print would take standard output instead
        silence()
    try:
        sys.exit(_run(sys.argv[1:]))
    except SummarizerError as error:
        complain(str(error))
        sys.exit(error.exit_code)
    except click.exceptions.NoArgsIsHelpError as error:
        with suppress(OSError):  # standard error on a full disk
            error.show()
        sys.exit(error.exit_code)
    except click.UsageError as error:
        where = f" (see {error.ctx.command_path} --help)" if error.ctx else ""
        complain(f"{error.format_message()}{where}")
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        complain("interrupted")
        _leave(INTERRUPTED)
    except BrokenPipeError:
        _leave(BROKEN_PIPE)


def _run(arguments: Sequence[str]) -> int:
    """Run a command; its exit code. click's own `main` would end a broken pipe with 1, which means findings here."""
    import click

    from ..errors import InputError

    try:
        with app.make_context(NAME, list(arguments)) as context:
            app.invoke(context)
    except click.exceptions.Exit as done:
        return done.exit_code
    except OSError as error:  # click's own help and version, to a disk that is full
        if error.errno != errno.ENOSPC:
            raise
        raise InputError(f"cannot write to standard output: {error.strerror}") from error
    return 0


def _leave(code: int) -> None:
    """Exit at once: nothing is flushed into a pipe that is gone, no thread is waited for."""
    os._exit(code)
