"""Model names: which server, which key, which way of asking. Every server speaks the OpenAI protocol."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from .errors import UsageError

LOCAL = "local"
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}


@dataclass(frozen=True)
class Provider:
    """A server people use: where it listens and which environment variable holds its key (None: no key)."""

    base_url: str
    key_variable: str | None
    mode: str = "json_schema"
    strategy: str = "single"
    context: int = 100_000


PROVIDERS = {
    "openai": Provider("https://api.openai.com/v1", "OPENAI_API_KEY"),
    "openrouter": Provider("https://openrouter.ai/api/v1", "OPENROUTER_API_KEY"),
    "mistral": Provider("https://api.mistral.ai/v1", "MISTRAL_API_KEY"),
    "groq": Provider("https://api.groq.com/openai/v1", "GROQ_API_KEY"),
    "together": Provider("https://api.together.xyz/v1", "TOGETHER_API_KEY"),
    "deepseek": Provider("https://api.deepseek.com/v1", "DEEPSEEK_API_KEY", mode="json"),
    "gemini": Provider("https://generativelanguage.googleapis.com/v1beta/openai", "GEMINI_API_KEY"),
    "ollama": Provider("http://localhost:11434/v1", None, strategy="section", context=4_096),
    "vllm": Provider("http://localhost:8000/v1", None, strategy="section", context=16_000),
    "lmstudio": Provider("http://localhost:1234/v1", None, strategy="section", context=8_000),
    "llamacpp": Provider("http://localhost:8080/v1", None, strategy="section", context=8_000),
}
REPLICA = "SUMMARIZER_REPLICA"
"""Environment variable: the address, on this machine, of a server that has the model named by another address."""
OWN_SERVER = Provider("", "SUMMARIZER_API_KEY", strategy="section", context=16_000)


@dataclass(frozen=True)
class Model:
    """A model ready to be asked. `strategy` is its default, `context` what it reads, in tokens.

    `base_url` is the address by which it is known, `replica` that of a server that is asked in its place.
    """

    name: str
    wire_name: str
    base_url: str
    api_key: str
    mode: str
    strategy: str
    context: int
    path: Path | None = None
    replica: str | None = None

    @property
    def address(self) -> str:
        """Where it is asked."""
        return self.replica or self.base_url

    @property
    def embedded(self) -> bool:
        """Does it run in this process?"""
        return not self.base_url

    @property
    def loopback(self) -> bool:
        """Is its server on this machine?"""
        return urlsplit(self.address).hostname in _LOOPBACK

    def __repr__(self) -> str:
        return f"Model({self.name!r})"


def resolve(name: str = LOCAL, *, base_url: str | None = None, model_path: Path | None = None) -> Model:
    """The model called `name`: "local", "PROVIDER:NAME", "NAME@URL", or any name with a `base_url`.

    Raises UsageError for an unknown name, a wrong address, a missing key, or a key that would travel in the clear.
    """
    if name == LOCAL and base_url is None:
        return _local(model_path)
    wire_name, at_http, rest = name.partition("@http")
    if at_http and wire_name:
        if base_url:
            raise UsageError(f"two server addresses: one in the model's name, and {base_url}")
        return _remote(name, wire_name, f"http{rest}", OWN_SERVER)
    provider, _, wire_name = name.partition(":")
    if provider in PROVIDERS and wire_name:
        return _remote(name, wire_name, base_url or PROVIDERS[provider].base_url, PROVIDERS[provider])
    if base_url and name:
        return _remote(name, name, base_url, OWN_SERVER)
    known = ", ".join(["local", *(f"{each}:NAME" for each in PROVIDERS), "NAME@URL"])
    raise UsageError(f"unknown model {name!r}; known are: {known}")


def _local(model_path: Path | None) -> Model:
    path = model_path or (Path(own) if (own := os.environ.get("SUMMARIZER_MODEL_PATH")) else None)
    return Model(LOCAL, LOCAL, "", "", "json_schema", "stepwise", 8_192, path)


def _remote(name: str, wire_name: str, base_url: str, provider: Provider) -> Model:
    replica = os.environ.get(REPLICA) or None if provider is OWN_SERVER else None
    for address in filter(None, (base_url, replica)):
        _check_address(address)
    key = _key(provider)
    about = (provider.mode, provider.strategy, provider.context)
    model = Model(name, wire_name, base_url, key, *about, replica=replica)
    if not key and provider.key_variable and provider is not OWN_SERVER and not model.loopback:
        raise UsageError(f"model {name} needs a key: set the environment variable {provider.key_variable}")
    if key and model.address.lower().startswith("http:") and not model.loopback:
        raise UsageError(f"refusing to send a key over plain http to {urlsplit(model.address).hostname}: use https")
    return model


def _check_address(base_url: str) -> None:
    try:
        url = urlsplit(base_url)
        valid = url.scheme in {"http", "https"} and url.hostname and url.port != 0 and base_url.split() == [base_url]
        valid = valid and base_url.isprintable()
    except ValueError:
        valid = False
    if not valid:
        raise UsageError(f"not a server address: {base_url!r} (http:// or https:// and a host)")
    if url.query or url.fragment:
        raise UsageError(f"no query in a server address: a key goes into {OWN_SERVER.key_variable}")
    if "@" in url.netloc:
        raise UsageError(f"no names or passwords in a server address: set {OWN_SERVER.key_variable}")


def _key(provider: Provider) -> str:
    """The key from the environment; one that cannot stand in a header would be quoted by the error about it."""
    key = os.environ.get(provider.key_variable, "").strip() if provider.key_variable else ""
    if not (key.isascii() and key.isprintable()) or " " in key:
        raise UsageError(f"{provider.key_variable} holds characters that no key has")
    return key
