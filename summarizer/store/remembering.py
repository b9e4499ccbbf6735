"""Remembering: a client that looks into the store first, and keeps what it had to ask for."""

from __future__ import annotations

import asyncio
from weakref import WeakValueDictionary

from pydantic import ValidationError

from ..client import Asker
from ..limit import UNLIMITED, Limit
from ..questions import Answer, Question, Spent
from .keys import request_key
from .store import Store


class Remembering:
    """Asks `client` only what the store has no valid answer to. Failed answers are not kept: they may be asked again.

    A question that is on its way is not asked a second time.
    """

    def __init__(self, client: Asker, store: Store) -> None:
        self.model = client.model
        self._client = client
        self._store = store
        self._on_the_way: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def ask(self, question: Question, limit: Limit = UNLIMITED) -> Answer:
        """The kept answer, else the client's."""
        key = request_key(self.model, question)
        return self._kept(key, question) or self._keep(key, question, self._client.ask(question, limit))

    async def aask(self, question: Question, limit: Limit = UNLIMITED) -> Answer:
        """As `ask`, on an event loop."""
        key = request_key(self.model, question)
        lock = self._on_the_way.setdefault(key, asyncio.Lock())
        async with lock:
            return self._kept(key, question) or self._keep(key, question, await self._client.aask(question, limit))

    def close(self) -> None:
        """Close the client; the store is its owner's."""
        self._client.close()

    async def aclose(self) -> None:
        """As `close`, from an event loop."""
        await self._client.aclose()

    def _kept(self, key: str, question: Question) -> Answer | None:
        value = self._store.answer(key)
        if value is None:
            return None
        try:
            return Answer(question.schema.model_validate_json(value), Spent(calls=1, stored=1))
        except ValidationError:
            return None

    def _keep(self, key: str, question: Question, answer: Answer) -> Answer:
        if answer.value is None:
            return answer
        value = answer.value.model_dump_json(by_alias=True)
        if not (self.model.api_key and self.model.api_key in value):  # a server may echo what it was sent
            self._store.keep_answer(key, value, section=question.section, model=self.model.name, spent=answer.spent)
        return answer
