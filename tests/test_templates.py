from __future__ import annotations

import json
from importlib.resources import files

import pytest

from summarizer.errors import UsageError
from summarizer.templates import Prompt, load, prompt

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
