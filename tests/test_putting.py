from __future__ import annotations

import pytest

from summarizer.control import controls
from summarizer.schemas import Change


def told(text: str) -> list[tuple[Change, str, str | None]]:
    """Change, place and who gains of each control in `text`."""
    return [
        (each.change, text[slice(*place)], text[slice(*each.gained_by)] if each.gained_by else None)
        for each in controls(text)
        for place in each.places
    ]


@pytest.mark.parametrize(
    ("text", "gainer"),
    [
        ("The army brought Torvak under its control on Monday.", "The army"),
        ("Torvak was placed under army control.", "army"),
        ("Torvak was brought under the control of the rebels on Monday.", "the rebels"),
        ("The army has Torvak under its control.", "The army"),
    ],
)
def test_a_place_is_put_under_control(text: str, gainer: str) -> None:
    assert told(text) == [(Change.CAPTURE, "Torvak", gainer)]


@pytest.mark.parametrize(
    "text", ["The firm put Torvak Ltd under new management.", "The doctors brought the fever under control."]
)
def test_what_is_no_place_is_not_put_under_control(text: str) -> None:
    assert told(text) == []


def test_a_place_is_put_under_siege() -> None:
    assert told("Rebels put Torvak under siege.") == [(Change.SIEGE, "Torvak", "Rebels")]


@pytest.mark.parametrize(
    ("text", "gainer"),
    [
        ("Torvak returned to government control on Monday.", "government"),
        ("Torvak was returned to Doran rule.", "Doran"),
    ],
)
def test_a_place_goes_back_to_its_holder(text: str, gainer: str) -> None:
    assert told(text) == [(Change.RECAPTURE, "Torvak", gainer)]


def test_calm_returns_to_a_place_without_a_change() -> None:
    assert told("Calm returned to Torvak, the army said.") == []


def test_a_rule_is_restored_over_a_place_by_a_force_and_no_other() -> None:
    assert told("The army restored government authority in Torvak.") == [(Change.RECAPTURE, "Torvak", "The army")]
    assert told("The bishop restored the authority of the church in Torvak.") == []


@pytest.mark.parametrize(
    "text", ["Rebels have declared Torvak liberated.", "Torvak, now in rebel hands, is quiet, the mayor said."]
)
def test_a_place_declared_taken_or_now_in_hands(text: str) -> None:
    assert [each[:2] for each in told(text)] == [(Change.CAPTURE, "Torvak")]


@pytest.mark.parametrize(
    "text", ["The judge declared Torvak insolvent.", "Torvak, now under new management, is quiet, the army cook said."]
)
def test_other_declarations_take_nothing(text: str) -> None:
    assert told(text) == []
