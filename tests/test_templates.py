from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest

from summarizer.errors import UsageError
from summarizer.templates import Prompt, built_in, folders, from_file, load, names, prompt

EXAMPLES = """
[[example]]
sentence = "Torvak is ours."
answer = { who = "Ana", act = "assert", by = "outlet" }
"""


def render(source: str, **values: object) -> str:
    return prompt("own.v1", source).render(**values)


def test_values_stand_where_the_template_says() -> None:
    source = "Who?\n{% for row in rows %}\n- {{ row }}\n{% endfor %}\nEnd.\n"
    assert render(source, rows=["Ana", "Béla"]) == "Who?\n- Ana\n- Béla\nEnd."


@pytest.mark.parametrize(
    "text",
    ["{{ 7 * 7 }}", "{% for x in y %}", "{# gone #}", "{{", "%}", "{0} {name} %s", "<b>&amp;</b>", "{% raw %}", "a\nb"],
)
def test_braces_in_an_article_stay_braces(text: str) -> None:
    assert render("[{{ article }}]", article=text) == f"[{text}]"


@pytest.mark.parametrize("text", ["{{ 7 * 7 }}", '"quoted" \\ \n', "Şehir “Torvak” </script>"])
def test_an_article_as_json_reads_back(text: str) -> None:
    rendered = render("{{ article | tojson }}", article=text)
    assert json.loads(rendered) == text
    assert "\n" not in rendered


def test_json_keeps_keys_in_order_and_letters_readable() -> None:
    own = prompt("own.v1", "{% for each in examples %}{{ each.answer | tojson }}{% endfor %}", EXAMPLES)
    assert own.render() == '{"who":"Ana","act":"assert","by":"outlet"}'
    assert render("{{ name | tojson }}", name="Şehir <é>") == '"Şehir <é>"'


@pytest.mark.parametrize(
    "source",
    [
        "{{ missing }}",
        "{{ article.missing }}",
        "{{ article[99] }}",
        "{% if missing %}{% endif %}",
        "{% for x in article %}",
        "{{ article | nothing }}",
        "{% include 'other' %}",
        "{% import 'os' as os %}",
        "{{ 1 / 0 }}",
        "{{ article + 1 }}",
        "{{ '%d' | format(article) }}",
        "{{ range(10 ** 9) | list }}",
    ],
)
def test_a_template_that_does_not_render_is_named_in_one_line(source: str) -> None:
    with pytest.raises(UsageError, match=r"^prompt own\.v1 does not render") as caught:
        render(source, article="The harbour of Torvak fell.")
    assert "\n" not in str(caught.value)
    assert "Torvak" not in str(caught.value)
    assert caught.value.__cause__ is not None


@pytest.mark.parametrize(
    "source",
    [
        "{{ article.__class__ }}",
        "{{ article.__class__.__mro__[1].__subclasses__() }}",
        "{{ article['__class__'] }}",
        "{{ article | attr('__class__') }}",
        "{{ ''.__class__.__base__ }}",
        "{{ '{0.__class__}'.format(article) }}",
        "{{ self.__init__.__globals__ }}",
        "{{ cycler.__init__.__globals__.os }}",
        "{% set x = lipsum.__globals__ %}{{ x }}",
    ],
)
def test_a_template_reaches_nothing_but_its_values(source: str) -> None:
    with pytest.raises(UsageError, match="does not render"):
        render(source, article="text")


@pytest.mark.parametrize("source", ["{{ rows.append('x') }}", "{{ rows[0].update(name='x') }}"])
def test_a_template_does_not_change_its_values(source: str) -> None:
    rows = [{"name": "Ana"}]
    with pytest.raises(UsageError, match="does not render"):
        render(source, rows=rows)
    assert rows == [{"name": "Ana"}]


def test_the_digest_is_of_template_and_examples() -> None:
    digests = [
        prompt("own.v1", "Who?").sha256,
        prompt("own.v1", "Who? ").sha256,
        prompt("own.v1", "Who?", EXAMPLES).sha256,
        prompt("own.v1", "Who?", EXAMPLES.replace("Ana", "Béla")).sha256,
        prompt("own.v1", "Who?" + EXAMPLES).sha256,
    ]
    assert len(set(digests)) == len(digests)
    assert all(len(digest) == 64 for digest in digests)


def test_the_digest_stays_with_the_texts() -> None:
    assert prompt("one.v1", "Who?", EXAMPLES).sha256 == prompt("two.v2", "Who?", EXAMPLES, "own.toml").sha256


def test_a_prompt_knows_where_it_comes_from() -> None:
    assert prompt("own.v1", "Who?").origin == "built-in"
    assert prompt("own.v1", "Who?", origin="own.toml").origin == "own.toml"


@pytest.mark.parametrize(
    "examples", ["[[example]", "example = 1", "example = 'text'", "example = [1]", "[example]\na = 1"]
)
def test_examples_of_another_form_are_refused(examples: str) -> None:
    with pytest.raises(UsageError, match=r"^the examples of prompt own\.v1 are no ") as caught:
        prompt("own.v1", "Who?", examples)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["nothing.v1", "", "../pyproject", "system"])
def test_an_unknown_prompt_is_named(name: str) -> None:
    with pytest.raises(UsageError, match=f"^no prompt named {name}$"):
        load(name)


def packaged() -> list[str]:
    names = [entry.name for entry in files("summarizer.prompts").iterdir()]
    return sorted(name.removesuffix(".j2") for name in names if name.endswith(".j2"))


def test_every_prompt_of_the_package_loads_and_is_its_own() -> None:
    prompts = [load(name) for name in packaged()]
    assert len(prompts) > 5
    assert len({each.sha256 for each in prompts}) == len(prompts)
    assert all(isinstance(each, Prompt) and each.origin == "built-in" for each in prompts)


def test_a_prompt_is_loaded_with_the_examples_beside_it() -> None:
    own = load("claims.stepwise.v1")
    folder = files("summarizer.prompts")
    source = (folder / "claims.stepwise.v1.j2").read_text(encoding="utf-8")
    examples = (folder / "claims.stepwise.v1.examples.toml").read_text(encoding="utf-8")
    assert own == prompt("claims.stepwise.v1", source, examples)
    assert own.examples
    assert load("system.v1").examples == ()


def put(folder: Path, name: str, text: str) -> Path:
    """A file in a folder that is made for it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with a home beside it, in which prompts are looked for as for a user."""
    monkeypatch.delenv("SUMMARIZER_PROMPTS")
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path / "here"


def test_a_file_of_the_project_stands_in_for_the_package_s(here: Path) -> None:
    put(here / "summarizer-prompts", "system.v1.j2", "Be brief.")
    own = load("system.v1")
    assert (own.render(), own.origin) == ("Be brief.", "summarizer-prompts/system.v1.j2")
    assert own.sha256 == prompt("x", "Be brief.").sha256
    assert load("article.v1") == built_in("article.v1")
    assert built_in("system.v1").origin == "built-in"


def test_the_project_s_file_goes_before_the_user_s(here: Path) -> None:
    put(here.parent / "home" / ".config" / "summarizer" / "prompts", "system.v1.j2", "Be kind.")
    assert (load("system.v1").source, load("system.v1").origin) == (
        "Be kind.",
        "~/.config/summarizer/prompts/system.v1.j2",
    )
    put(here / "summarizer-prompts", "system.v1.j2", "Be brief.")
    load.__globals__["_load"].cache_clear()
    assert load("system.v1").source == "Be brief."


def test_the_user_s_folder_may_be_elsewhere(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(here.parent / "settings" / "summarizer" / "prompts", "system.v1.j2", "Be kind.")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(here.parent / "settings"))
    assert load("system.v1").origin == (here.parent / "settings/summarizer/prompts/system.v1.j2").as_posix()


def test_a_named_folder_is_the_only_one(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(here / "summarizer-prompts", "system.v1.j2", "Be brief.")
    monkeypatch.setenv("SUMMARIZER_PROMPTS", str(put(here / "mine", "article.v1.j2", "Text")))
    assert load("system.v1").origin == "built-in"
    assert load("article.v1").origin == "mine/article.v1.j2"
    monkeypatch.setenv("SUMMARIZER_PROMPTS", "")
    assert folders() == ()
    assert load("article.v1").origin == "built-in"
    monkeypatch.setenv("SUMMARIZER_PROMPTS", "missing")
    with pytest.raises(UsageError, match="there is no folder of prompts missing"):
        load("system.v1")


def test_template_and_examples_are_replaced_one_by_one(here: Path) -> None:
    put(here / "summarizer-prompts", "goals.stepwise.v1.examples.toml", EXAMPLES)
    own, package = load("goals.stepwise.v1"), built_in("goals.stepwise.v1")
    assert own.source == package.source
    assert [example["answer"]["who"] for example in own.examples] == ["Ana"]
    assert own.origin == "summarizer-prompts/goals.stepwise.v1.examples.toml"
    put(here / "summarizer-prompts", "claims.stepwise.v1.j2", "Who? {{ examples | length }}")
    assert load("claims.stepwise.v1").examples == built_in("claims.stepwise.v1").examples


def test_a_file_of_no_known_name_is_not_loaded_and_one_that_is_no_text_is_named(here: Path) -> None:
    put(here / "summarizer-prompts", "own.v1.j2", "Be brief.")
    with pytest.raises(UsageError, match=r"^no prompt named own\.v1$"):
        load("own.v1")
    (here / "summarizer-prompts" / "system.v1.j2").write_bytes(b"\xff\xfe")
    with pytest.raises(UsageError, match=r"system\.v1\.j2 cannot be read: it is not UTF-8 text"):
        load("system.v1")


def test_a_prompt_may_be_read_from_any_file_with_the_examples_beside_it(here: Path) -> None:
    put(here / "own", "losses.j2", "Who?")
    assert from_file(here / "own" / "losses.j2") == prompt("losses", "Who?", origin="own/losses.j2")
    put(here / "own", "losses.examples.toml", EXAMPLES)
    assert from_file(here / "own" / "losses.j2").examples
    with pytest.raises(UsageError, match="cannot be read: No such file"):
        from_file(here / "own" / "missing.j2")


def test_names_are_those_of_the_package() -> None:
    assert names() == packaged()
