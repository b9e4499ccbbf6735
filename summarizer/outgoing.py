"""What leaves this machine with a question: the question, the named server's key, and nothing that the library adds.

openai's client reads more of the environment than its key (OPENAI_ORG_ID, OPENAI_PROJECT_ID, OPENAI_ADMIN_KEY,
OPENAI_CUSTOM_HEADERS) and tells the server about this machine, whichever server it talks to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from . import __version__

if TYPE_CHECKING:
    import httpx2

    from .models import Model

_NEEDED = frozenset({"host", "accept", "accept-encoding", "connection", "content-type", "content-length"})
_ASKED_BY = "x-stainless-raw-response"
"""By this openai's client knows again, on the request itself, how it was asked; it says nothing of the user."""
_OPENAI = "api.openai.com"
_ACCOUNT = frozenset({"openai-organization", "openai-project"})
"""Which of a user's accounts pays; OpenAI's own server is told it, as its documentation has it."""


def reduce(request: httpx2.Request, model: Model) -> None:
    """Take every header off a request that its server does not need, and set the key that is the server's."""
    kept = _NEEDED | {_ASKED_BY} | (_ACCOUNT if urlsplit(model.address).hostname == _OPENAI else frozenset())
    for name in set(request.headers) - kept:
        del request.headers[name]
    request.headers["user-agent"] = f"summarizer/{__version__}"
    if model.api_key:
        request.headers["authorization"] = f"Bearer {model.api_key}"
