"""Why there is no answer: JSON by RFC 9457, with a stable code and words in both languages for every problem."""

from collections.abc import Mapping
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from opendata.models import OpenProblem, Refusal
from opendata.parameters import AskedWrongly
from opendata.representations import FOR_ALL
from store import DatabaseUnavailable, ResultNotFound
from wording.language import Text
from wording.problems import Kind, Problem

MEDIA_TYPE = "application/problem+json; charset=utf-8"
WAIT = {"Retry-After": "30"}


def refusal(status: int, problems: list[Problem], headers: Mapping[str, str] | None = None) -> Response:
    """The response that tells the problems; nobody keeps it."""
    said = Refusal(
        title=HTTPStatus(status).phrase, status=status, problems=[_in_words(one) for one in problems]
    )
    about = {"Content-Type": MEDIA_TYPE, "Cache-Control": "no-store", **FOR_ALL, **(headers or {})}
    return Response(said.model_dump_json().encode(), status, headers=about)


def not_found() -> Response:
    """Nothing is there; a round that is not published is not there either."""
    return refusal(404, [Problem(Kind.OPEN_DATA_NOT_FOUND)])


def switched_off() -> Response:
    """The office has closed its open data."""
    return refusal(404, [Problem(Kind.OPEN_DATA_OFF)])


def on_asked_wrongly(request: Request, error: Exception) -> Response:
    """Parameters that cannot be followed."""
    return refusal(400, error.problems if isinstance(error, AskedWrongly) else [])


def on_not_found(request: Request, error: Exception) -> Response:
    """A round that is not published, or none."""
    return not_found()


def on_http(request: Request, error: Exception) -> Response:
    """What the router itself refuses: an address that is none, a method that changes something."""
    if isinstance(error, HTTPException) and error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        return refusal(405, [Problem(Kind.OPEN_DATA_READ_ONLY)], {"Allow": "GET, HEAD"})
    return not_found()


def on_unavailable(request: Request, error: Exception) -> Response:
    """The database cannot be read now."""
    return refusal(503, [Problem(Kind.OPEN_DATA_UNAVAILABLE)], WAIT)


def on_failure(request: Request, error: Exception) -> Response:
    """Anything else, a publication that was tampered with among it; the server's log has the reason."""
    return refusal(500, [Problem(Kind.OPEN_DATA_FAILED)])


ON_ERROR = {
    AskedWrongly: on_asked_wrongly,
    ResultNotFound: on_not_found,
    HTTPException: on_http,
    DatabaseUnavailable: on_unavailable,
    Exception: on_failure,
}


def _in_words(problem: Problem) -> OpenProblem:
    parameter = problem.facts.get("field")
    return OpenProblem(
        code=problem.code,
        parameter=None if parameter is None else str(parameter),
        message=Text(vi=problem.message("vi"), en=problem.message("en")),
        remedy=Text(vi=problem.remedy("vi"), en=problem.remedy("en")),
    )
