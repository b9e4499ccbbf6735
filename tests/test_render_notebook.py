from __future__ import annotations

from briefs import MINISTRY, hostile, minimal, rich, statement
from html_reader import attributes, every, find, fragment, shape, text

HOSTILE = '<script>alert(1)</script> "><img src=x onerror=alert(1)> {{ 7 * 7 }} \u202e javascript:alert(1) &lt;'


def test_a_notebook_shows_every_section_in_words() -> None:
    shown = fragment(rich()._repr_html_())
    assert text(every(shown, "h3")[0]) == "Brief: Rebels close in on Dorin"
    assert [text(each) for each in every(shown, "summary")] == [
        "Territorial changes (9)",
        "Stated goals (4)",
        "Claims (10)",
        "Actors (6)",
        "Damage reports (1)",
    ]
    assert "Northern Front claims that Old Ferry was captured by Northern Front [S2]" in text(shown)
    assert "Warning: S13" in text(shown)


def test_a_users_section_is_a_table_with_headers_and_a_caption() -> None:
    table = find(fragment(rich()._repr_html_()), "table")
    assert text(find(table, "caption")) == "Damage reports"
    assert [text(each) for each in every(table, "th")] == ["Target", "Fire open", "Source"]
    assert [text(each) for each in every(table, "td")] == ["port", "no", "[S13]"]
    assert "none found" in text(fragment(minimal(sections={"harm": []})._repr_html_()))


def test_a_reference_carries_its_quote() -> None:
    titles = [value for _, name, value in attributes(fragment(rich()._repr_html_())) if name == "title"]
    assert "The River Monitor called for a ceasefire. (verbatim)" in titles


def test_an_empty_brief_and_a_statement_are_shown_too() -> None:
    assert text(fragment(minimal()._repr_html_())).count("none found in 21 sentences") == 4
    assert "A statement by Defence Ministry" in text(fragment(statement(MINISTRY)._repr_html_()))


def test_hostile_text_changes_nothing_but_text() -> None:
    bad, good = fragment(hostile(HOSTILE)._repr_html_()), fragment(hostile("x")._repr_html_())
    assert shape(bad) == shape(good)
    assert "{{ 7 * 7 }}" in text(bad)
    assert "\u202e" not in hostile(HOSTILE)._repr_html_()


def test_a_notebooks_page_is_left_alone() -> None:
    shown = fragment(rich()._repr_html_())
    assert not every(shown, "style")
    assert not every(shown, "script")
    assert not [name for _, name, _ in attributes(shown) if name in {"id", "class", "style", "href"}]
