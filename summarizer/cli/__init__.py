"""The command line: `summarizer summary`, `render`, `models`. Standard output is the result and nothing else."""

from __future__ import annotations

import os
import sys

from .app import app
from .console import complain

BROKEN_PIPE = 141
INTERRUPTED = 130


def main() -> None:
    """Entry point: run a command and leave with its exit code (0 to 7, 130 interrupted, 141 broken pipe)."""
    import click

    from ..errors import SummarizerError

    try:
        sys.exit(app.main(standalone_mode=False))
    except SummarizerError as error:
        complain(str(error))
        sys.exit(error.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (KeyboardInterrupt, click.Abort):
        complain("interrupted")
        _leave(INTERRUPTED)
    except BrokenPipeError:
        _leave(BROKEN_PIPE)


def _leave(code: int) -> None:
    """Exit at once: nothing is flushed into a pipe that is gone, no thread is waited for."""
    try:
        sys.stderr.flush()
    finally:
        os._exit(code)
