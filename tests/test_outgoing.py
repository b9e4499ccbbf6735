from __future__ import annotations

import httpx2
import pytest

from summarizer.models import resolve
from summarizer.outgoing import reduce

ADDED = {"openai-organization": "org-1", "openai-project": "proj-1", "x-stainless-os": "Linux", "cookie": "a=b"}


@pytest.mark.parametrize(
    ("base_url", "kept"),
    [
        ("https://api.openai.com/v1", {"openai-organization", "openai-project"}),
        ("https://api.openai.com.evil.example/v1", set()),
        ("https://model.example/v1", set()),
        ("http://localhost:8000/v1", set()),
    ],
)
def test_a_user_s_account_is_told_to_openai_and_to_nobody_else(
    base_url: str, kept: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SUMMARIZER_API_KEY", raising=False)
    request = httpx2.Request("POST", f"{base_url}/chat/completions", headers=ADDED, json={})
    reduce(request, resolve("tiny", base_url=base_url))
    assert set(request.headers) & set(ADDED) == kept
    assert "authorization" not in request.headers
