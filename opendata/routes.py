"""The addresses themselves: an application of its own below the root of the open data, that only reads."""

import math
from collections.abc import Callable, Mapping

from pydantic import BaseModel
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from criteria import Edition
from opendata.addresses import VERSION, is_on, root_below
from opendata.description import description
from opendata.edition import open_edition
from opendata.models import RoundList, UnitPage
from opendata.parameters import PAGE, Asked, asked, nothing_asked
from opendata.published import PublishedRound, Shelf, head_of
from opendata.refusals import ON_ERROR, switched_off
from opendata.representations import Representation
from opendata.tables import indicators_csv, units_csv
from store import Database, ResultNotFound

JSON, CSV, YAML = (
    "application/json; charset=utf-8",
    "text/csv; charset=utf-8; header=present",
    "application/yaml",
)
Endpoint = Callable[[Request], Response]


def open_data(database: Callable[[], Database], base: str = "") -> list[BaseRoute]:
    """The routes of the open data of a store, below the path that the server is told to serve at."""
    app = _Switched(_application(Shelf(database)))
    root = root_below(base)
    return [Route(root, app), Mount(root, app)]


class _Switched:
    """ASGI middleware: nothing is here while the open data are switched off."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_closed = scope["type"] == "http" and not is_on()
        await (switched_off() if is_closed else self._app)(scope, receive, send)


def _application(shelf: Shelf) -> Starlette:
    """Every endpoint is a plain function: Starlette runs it in a thread, where the database may take its time."""

    def of_round(give: Callable[[Request, PublishedRound], Representation]) -> Endpoint:
        def endpoint(request: Request) -> Response:
            return give(request, shelf.round(request.path_params["id"])).response(request)

        return endpoint

    def rounds(request: Request) -> Response:
        nothing_asked(request.query_params)
        return _json(RoundList(rounds=[head_of(one) for one in shelf.heads()])).response(request)

    here = f"{VERSION}/rounds"
    endpoints: dict[str, Endpoint] = {
        here: rounds,
        f"{here}/{{id}}": of_round(_detail),
        f"{here}/{{id}}/units": of_round(_units),
        f"{here}/{{id}}/units.csv": of_round(_units_csv),
        f"{here}/{{id}}/units/{{code}}": of_round(_unit),
        f"{here}/{{id}}/indicators.csv": of_round(_indicators_csv),
        f"{here}/{{id}}/edition": of_round(_edition),
        f"{here}/{{id}}/edition.yaml": of_round(_edition_yaml),
        f"{VERSION}/openapi.json": _openapi,
    }
    routes = [Route(path, endpoint, methods=["GET"]) for path, endpoint in endpoints.items()]
    app = Starlette(routes=routes, exception_handlers=ON_ERROR)
    app.router.redirect_slashes = False  # one address for one thing
    return app


def _detail(request: Request, round_: PublishedRound) -> Representation:
    nothing_asked(request.query_params)
    return _json(round_.detail)


def _units(request: Request, round_: PublishedRound) -> Representation:
    wanted = asked(request.query_params, round_.edition.verdict_by_id)
    found = [one for one in round_.units if wanted.takes(one)]
    pages = max(1, math.ceil(len(found) / wanted.per_page))
    start = (wanted.page - 1) * wanted.per_page
    page = UnitPage(
        round=round_.head.id,
        demonstration=round_.head.demonstration,
        page=wanted.page,
        per_page=wanted.per_page,
        pages=pages,
        total=len(found),
        units=found[start : start + wanted.per_page],
    )
    return _json(page, {"Link": _links(request, wanted, pages)})


def _links(request: Request, wanted: Asked, pages: int) -> str:
    """The neighbouring pages (RFC 8288), relative to the address that was asked: right behind any proxy."""
    numbers = {"first": 1, "prev": min(wanted.page - 1, pages), "next": wanted.page + 1, "last": pages}
    return ", ".join(
        f'<?{request.url.include_query_params(**{PAGE: number}).query}>; rel="{relation}"'
        for relation, number in numbers.items()
        if 1 <= number <= pages
    )


def _unit(request: Request, round_: PublishedRound) -> Representation:
    nothing_asked(request.query_params)
    code = request.path_params["code"]
    detail = round_.detail_of(code)
    if detail is None:
        raise ResultNotFound(f"{code} has no published results.", round_id=round_.head.id, unit_code=code)
    return _json(detail)


def _units_csv(request: Request, round_: PublishedRound) -> Representation:
    nothing_asked(request.query_params)
    return round_.once("don-vi", lambda: _table(round_, "don-vi", units_csv(round_)))


def _indicators_csv(request: Request, round_: PublishedRound) -> Representation:
    nothing_asked(request.query_params)
    return round_.once("chi-tieu", lambda: _table(round_, "chi-tieu", indicators_csv(round_)))


def _table(round_: PublishedRound, what: str, content: bytes) -> Representation:
    """A file whose name and `Link` tell what it is of: figures that are invented say so in the name too."""
    invented = "-minh-hoa" if round_.head.demonstration else ""
    name = f"xaso-ky-{round_.head.id}-{what}{invented}.csv"
    said = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Link": f'<../{round_.head.id}>; rel="describedby"',
    }
    return Representation(content, CSV, said)


def _edition(request: Request, round_: PublishedRound) -> Representation:
    nothing_asked(request.query_params)
    edition: Edition = round_.edition
    return _json(open_edition(edition, round_.head.edition_text))


def _edition_yaml(request: Request, round_: PublishedRound) -> Representation:
    nothing_asked(request.query_params)
    return Representation(round_.head.edition_text.encode(), YAML, {})


def _openapi(request: Request) -> Response:
    nothing_asked(request.query_params)
    content = description(request.scope["root_path"] + VERSION)
    return Representation(content, JSON, {}).response(request)


def _json(said: BaseModel, headers: Mapping[str, str] | None = None) -> Representation:
    return Representation(said.model_dump_json().encode(), JSON, headers or {})
