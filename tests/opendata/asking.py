"""A program that asks for open data, without a server between."""

import asyncio
from collections.abc import Callable
from typing import Any

import httpx
from starlette.applications import Starlette

from opendata import open_data
from store import Database


class Client:
    """Asks for addresses below a path; what breaks inside answers 500, as behind a server."""

    def __init__(self, database: Callable[[], Database], base: str = "") -> None:
        self._app = Starlette(routes=open_data(database, base))

    def request(self, method: str, address: str, **given: Any) -> httpx.Response:
        """The answer to one request."""
        return asyncio.run(self._asked(method, address, given))

    def get(self, address: str, **given: Any) -> httpx.Response:
        """The answer to GET."""
        return self.request("GET", address, **given)

    async def _asked(self, method: str, address: str, given: dict[str, Any]) -> httpx.Response:
        through = httpx.ASGITransport(self._app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=through, base_url="http://test") as client:
            return await client.request(method, address, **given)


def codes_of(answer: httpx.Response) -> list[str]:
    """The codes of the problems that an answer tells."""
    return [one["code"] for one in answer.json()["problems"]]
