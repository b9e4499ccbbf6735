from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.errors import StoreError
from summarizer.store import SharedFolder, check_shared

KEY = "ab" * 32


def test_a_brief_is_found_again_by_another_process(tmp_path: Path) -> None:
    SharedFolder(tmp_path / "deep" / "shared").keep_brief(KEY, "{}")
    other = SharedFolder(tmp_path / "deep" / "shared")
    assert (other.brief(KEY), other.brief("cd" * 32)) == ("{}", None)
    check_shared(other.path)


def test_no_half_file_and_nothing_beside_it_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    shared = SharedFolder(tmp_path)
    with monkeypatch.context() as patched:
        patched.setattr("os.fsync", fail)
        with pytest.raises(StoreError, match=r"cannot use the shared folder .*: No space left on device"):
            shared.keep_brief(KEY, "{}")
    assert shared.brief(KEY) is None
    assert not list((tmp_path / "ab").iterdir())


def test_a_folder_that_cannot_be_is_said_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="cannot use the shared folder"):
        SharedFolder(tmp_path / "file")
    with pytest.raises(StoreError, match="is not there, or not the one"):
        check_shared(tmp_path)
