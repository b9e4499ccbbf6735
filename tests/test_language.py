from __future__ import annotations

import errno
import os
import subprocess
import sys

import pytest

from summarizer.errors import InputError
from summarizer.language import SUPPORTED, Language, _identifier, detect

ENGLISH = (
    "The army said on Monday that it had taken the village of Kartha after three days of fighting. "
    "A spokesman for the Northern Front denied the claim and said its fighters were still in the town."
)


def test_english_news_is_certainly_english() -> None:
    assert detect(ENGLISH) == Language("en", certain=True)
    assert "en" in SUPPORTED


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "Die Armee nahm am Montag das Dorf Kartha ein, sagte ein Sprecher der Regierung in der Hauptstadt."),
        ("fr", "L’armée a pris le village de Kartha lundi, a déclaré un porte-parole du gouvernement."),
        ("ar", "قال متحدث باسم الحكومة إن الجيش سيطر على القرية يوم الاثنين بعد ثلاثة أيام من القتال"),
        ("ru", "Армия взяла село в понедельник, сообщил представитель штаба после трёх дней боёв."),
    ],
)
def test_another_language_is_named_with_certainty(code: str, text: str) -> None:
    assert detect(text) == Language(code, certain=True)


def test_english_news_is_told_without_the_model_of_all_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarizer.language._identifier", None)
    assert detect(ENGLISH) == Language("en", certain=True)


def test_another_language_that_quotes_english_is_not_english() -> None:
    german = "Die Armee nahm am Montag das Dorf Kartha ein, sagte ein Sprecher der Regierung in der Hauptstadt. " * 12
    assert detect(german + ENGLISH + ENGLISH).code == "de"


@pytest.mark.parametrize("text", ["Sie nahmen das Dorf ein.", "Kartha falls", "OLT: NO"])
def test_a_short_text_is_never_certain(text: str) -> None:
    assert not detect(text).certain


@pytest.mark.parametrize(
    "text",
    [
        "Karvan Temir Dastani, Orlan Vesk, Marisol Tarenko, Bakhtir Ulanov, Petra Olt, Rashid Darwan",
        "Ahmed al-Karim, Rashid Darwan, Mohammed Yusuf, Fatima Zahra, Karim Dastani, Omar Haleb",
        "María González Fernández, José Luis Rodríguez, Juan Carlos Martínez de la Cruz",
    ],
)
def test_a_list_of_names_is_never_certain(text: str) -> None:
    assert not detect(text).certain


@pytest.mark.parametrize("text", ["", "12 – 34 😀\n"])
def test_without_letters_the_language_is_undetermined(text: str) -> None:
    assert detect(text) == Language("und", certain=False)


def test_the_model_is_loaded_only_when_used() -> None:
    code = "import sys, summarizer.language; sys.exit('py3langid' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_without_room_for_a_temporary_file_it_is_an_input_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("py3langid.langid.LanguageIdentifier.from_model_file", full)
    monkeypatch.setattr("summarizer.language._identifier", _identifier.__wrapped__)
    with pytest.raises(InputError, match="no temporary file: No space left on device"):
        detect("The army left Karsa.")
