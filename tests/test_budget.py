from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from test_store import COST, MODEL, QUESTION, Asked

from summarizer.budget import Budget, Metered, Price, read_price
from summarizer.errors import BudgetError, InputError, OutputError, UsageError
from summarizer.questions import Answer, Spent

PRICE = Price(input=1.0, output=10.0, cached=0.5)


def test_a_price_is_for_a_million_tokens_and_cached_ones_are_read_ones() -> None:
    spent = Spent(prompt_tokens=3_000_000, cached_tokens=1_000_000, completion_tokens=100_000)
    assert PRICE.of(spent) == pytest.approx(2.0 + 0.5 + 1.0)


def test_nothing_more_is_asked_when_the_tokens_are_used_up() -> None:
    client = Asked()
    metered = Metered(client, Budget(tokens=30))
    for _ in range(2):
        assert metered.ask(QUESTION).value
    with pytest.raises(BudgetError, match="the budget of 30 tokens is used up: 30 were spent"):
        metered.ask(QUESTION)
    assert client.count == 2


async def test_the_same_on_an_event_loop_for_money() -> None:
    client = Asked()
    metered = Metered(client, Budget(cost=0.0001, price=PRICE))
    await metered.aask(QUESTION)
    await metered.aask(QUESTION)
    with pytest.raises(BudgetError, match=r"the budget of 0\.0001 is used up"):
        await metered.aask(QUESTION)
    await metered.aclose()
    metered.close()
    assert (client.count, client.closed) == (2, 2)


def test_answers_that_failed_have_cost_all_the_same() -> None:
    metered = Metered(Asked(Answer(None, COST, OutputError("no"))), Budget(tokens=15))
    metered.ask(QUESTION)
    with pytest.raises(BudgetError):
        metered.ask(QUESTION)


def test_no_limit_is_no_limit_and_a_cost_needs_a_price() -> None:
    Budget().check()
    with pytest.raises(UsageError, match="needs the price"):
        Budget(cost=1.0)


def test_prices_are_found_by_the_name_of_the_model_or_its_server_s_name_for_it(tmp_path: Path) -> None:
    file = tmp_path / "prices.toml"
    file.write_text('["openai:big"]\ninput = 1\noutput = 10\ncached = 0.5\n[x]\ninput = 2\noutput = 3\n', "utf-8")
    assert read_price(file, replace(MODEL, name="openai:big")) == PRICE
    assert read_price(file, MODEL) == Price(2.0, 3.0, 2.0)
    with pytest.raises(UsageError, match="no price of small"):
        read_price(file, replace(MODEL, name="small", wire_name="small"))


@pytest.mark.parametrize("table", ["input = 1", "input = 1\noutput = -1", 'input = "1"\noutput = 1', "input = nan"])
def test_a_price_that_is_none_is_an_input_error(tmp_path: Path, table: str) -> None:
    file = tmp_path / "prices.toml"
    file.write_text(f"[x]\n{table}\n", "utf-8")
    with pytest.raises(InputError, match="needs a price"):
        read_price(file, MODEL)


def test_a_file_that_is_none_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot read"):
        read_price(tmp_path / "missing.toml", MODEL)
    (tmp_path / "bad.toml").write_text("= 1", "utf-8")
    with pytest.raises(InputError, match="no file of prices"):
        read_price(tmp_path / "bad.toml", MODEL)
