from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.errors import UsageError
from summarizer.models import PROVIDERS, resolve
from summarizer.store.keys import identity

KEY = "sk-invented-4711"


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for provider in PROVIDERS.values():
        if provider.key_variable:
            monkeypatch.delenv(provider.key_variable, raising=False)
    for variable in ("SUMMARIZER_API_KEY", "SUMMARIZER_MODEL_PATH", "SUMMARIZER_REPLICA"):
        monkeypatch.delenv(variable, raising=False)


def test_the_default_is_the_embedded_model() -> None:
    model = resolve()
    assert model == resolve("local")
    assert model.embedded
    assert not model.loopback
    assert (model.strategy, model.mode, model.path) == ("stepwise", "json_schema", None)


def test_the_model_file_comes_from_the_caller_or_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_MODEL_PATH", "/models/own.gguf")
    assert resolve("local").path == Path("/models/own.gguf")
    assert resolve("local", model_path=Path("other.gguf")).path == Path("other.gguf")
    monkeypatch.setenv("SUMMARIZER_MODEL_PATH", "")
    assert resolve("local").path is None


@pytest.mark.parametrize(
    ("name", "variable", "address"),
    [
        ("openai:gpt-4.1-mini", "OPENAI_API_KEY", "https://api.openai.com/v1"),
        ("openrouter:maker/model:free", "OPENROUTER_API_KEY", "https://openrouter.ai/api/v1"),
        ("mistral:mistral-small-latest", "MISTRAL_API_KEY", "https://api.mistral.ai/v1"),
        ("gemini:gemini-flash", "GEMINI_API_KEY", "https://generativelanguage.googleapis.com/v1beta/openai"),
    ],
)
def test_a_hosted_model_takes_its_providers_key(
    monkeypatch: pytest.MonkeyPatch, name: str, variable: str, address: str
) -> None:
    monkeypatch.setenv(variable, KEY)
    model = resolve(name)
    assert (model.name, model.wire_name) == (name, name.partition(":")[2])
    assert (model.base_url, model.api_key, model.strategy) == (address, KEY, "single")
    assert not model.embedded
    assert not model.loopback


@pytest.mark.parametrize("value", [None, "", "  \n"])
def test_a_missing_key_is_named(monkeypatch: pytest.MonkeyPatch, value: str | None) -> None:
    if value is not None:
        monkeypatch.setenv("OPENAI_API_KEY", value)
    with pytest.raises(
        UsageError, match=r"^model openai:any needs a key: set the environment variable OPENAI_API_KEY$"
    ):
        resolve("openai:any")


def test_white_space_around_a_key_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", f" {KEY}\n")
    assert resolve("openai:any").api_key == KEY


@pytest.mark.parametrize("bad", ["sk-one\nsk-two", "sk one", "sk-“quoted”", "sk-\x1b[0m"])
def test_what_cannot_be_a_key_is_refused_unquoted(monkeypatch: pytest.MonkeyPatch, bad: str) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", bad)
    with pytest.raises(UsageError, match=r"^OPENAI_API_KEY holds characters that no key has$"):
        resolve("openai:any")


@pytest.mark.parametrize(
    ("name", "address", "context"),
    [
        ("ollama:qwen2.5:7b", "http://localhost:11434/v1", 4_096),
        ("vllm:maker/model", "http://localhost:8000/v1", 16_000),
        ("lmstudio:any", "http://localhost:1234/v1", 8_000),
        ("llamacpp:any", "http://localhost:8080/v1", 8_000),
    ],
)
def test_a_server_on_this_machine_needs_no_key(name: str, address: str, context: int) -> None:
    model = resolve(name)
    assert (model.wire_name, model.base_url, model.api_key) == (name.partition(":")[2], address, "")
    assert (model.strategy, model.context) == ("section", context)
    assert model.loopback


def test_a_providers_model_behind_another_address(monkeypatch: pytest.MonkeyPatch) -> None:
    assert resolve("ollama:any", base_url="https://gpu.example/v1").base_url == "https://gpu.example/v1"
    assert resolve("openai:any", base_url="http://127.0.0.1:4000/v1").api_key == ""
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    assert resolve("openai:any", base_url="http://127.0.0.1:4000/v1").api_key == KEY


@pytest.mark.parametrize(
    ("name", "wire_name", "address"),
    [
        ("qwen@https://models.example/v1", "qwen", "https://models.example/v1"),
        ("maker/qwen:7b@http://127.0.0.1:9000/v1", "maker/qwen:7b", "http://127.0.0.1:9000/v1"),
        ("@cf/maker/model@https://models.example/v1", "@cf/maker/model", "https://models.example/v1"),
    ],
)
def test_a_name_with_its_address(name: str, wire_name: str, address: str) -> None:
    model = resolve(name)
    assert (model.name, model.wire_name, model.base_url) == (name, wire_name, address)
    assert (model.api_key, model.strategy, model.context) == ("", "section", 16_000)


def test_any_name_with_an_address_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_API_KEY", KEY)
    model = resolve("qwen2.5:7b", base_url="https://models.example/v1")
    assert (model.wire_name, model.base_url, model.api_key) == ("qwen2.5:7b", "https://models.example/v1", KEY)
    assert resolve(base_url="http://localhost:8000/v1").wire_name == "local"


def test_two_addresses_are_one_too_many() -> None:
    with pytest.raises(UsageError, match="two server addresses"):
        resolve("qwen@https://models.example/v1", base_url="https://other.example/v1")


@pytest.mark.parametrize("name", ["", "gpt", "openai", "openai:", "nobody:gpt", "@https://models.example/v1"])
def test_an_unknown_model_is_told_what_is_known(name: str) -> None:
    with pytest.raises(UsageError, match=r"^unknown model .*; known are: local, openai:NAME, .*, NAME@URL$"):
        resolve(name)


@pytest.mark.parametrize(
    "address",
    [
        "models.example/v1",
        "ftp://models.example",
        "file:///etc/passwd",
        "http://",
        "https:///v1",
        "http://[::1",
        "http://models.example:port",
        "http://models.example:99999",
        "http://models.example:0",
        "http://models example",
        "http://models.example/v1\n",
        " http://models.example/v1",
    ],
)
def test_a_wrong_address_is_refused(address: str) -> None:
    with pytest.raises(UsageError, match=r"^not a server address: ") as caught:
        resolve("any", base_url=address)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("address", ["https://ana:secret@models.example/v1", "http://token@localhost/v1"])
def test_a_password_in_an_address_is_refused_untold(address: str) -> None:
    with pytest.raises(UsageError, match=r"set SUMMARIZER_API_KEY$") as caught:
        resolve("any", base_url=address)
    assert "secret" not in str(caught.value)
    assert "token" not in str(caught.value)


@pytest.mark.parametrize(
    "address",
    ["http://models.example/v1", "HTTP://models.example/v1", "http://192.168.0.7/v1", "http://localhost.example"],
)
def test_a_key_does_not_travel_in_the_clear(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    assert resolve("any", base_url=address).api_key == ""
    monkeypatch.setenv("SUMMARIZER_API_KEY", KEY)
    with pytest.raises(UsageError, match=r"^refusing to send a key over plain http to ") as caught:
        resolve("any", base_url=address)
    assert KEY not in str(caught.value)


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST", "127.0.0.1", "[::1]"])
def test_a_key_may_go_to_this_machine(monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    monkeypatch.setenv("SUMMARIZER_API_KEY", KEY)
    model = resolve("any", base_url=f"http://{host}:8000/v1")
    assert model.api_key == KEY
    assert model.loopback


def test_a_model_does_not_show_its_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    model = resolve("openai:any")
    assert repr(model) == str(model) == "Model('openai:any')"


@pytest.mark.parametrize("tail", ["?key=secret", "/v1?api-key=secret", "#secret"])
def test_nothing_secret_can_stand_in_a_server_s_address(tail: str) -> None:
    """A brief says which server made it."""
    with pytest.raises(UsageError, match="no query in a server address") as failed:
        resolve(f"tiny@https://model.example{tail}")
    assert "secret" not in str(failed.value)


def test_a_replica_is_asked_in_place_of_a_server_named_by_its_address(monkeypatch: pytest.MonkeyPatch) -> None:
    named = resolve("x@http://vllm.example:8000/v1")
    monkeypatch.setenv("SUMMARIZER_REPLICA", "http://127.0.0.1:8003/v1")
    model = resolve("x@http://vllm.example:8000/v1")
    assert (model.address, model.loopback, named.address) == ("http://127.0.0.1:8003/v1", True, named.base_url)
    assert identity(model) == identity(named), "what one of them answered is finished for all"
    assert resolve("ollama:x").address == "http://localhost:11434/v1"


def test_no_key_goes_to_a_replica_in_the_clear_and_none_of_a_provider_s_to_any(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUMMARIZER_REPLICA", "http://elsewhere.example/v1")
    monkeypatch.setenv("OPENAI_API_KEY", "k")
    assert resolve("openai:x").address == "https://api.openai.com/v1"
    monkeypatch.setenv("SUMMARIZER_API_KEY", "k")
    with pytest.raises(UsageError, match=r"over plain http to elsewhere.example"):
        resolve("x@http://127.0.0.1:8000/v1")
    monkeypatch.setenv("SUMMARIZER_REPLICA", "http://h/v1?key=k")
    with pytest.raises(UsageError, match="no query"):
        resolve("x@http://127.0.0.1:8000/v1")
