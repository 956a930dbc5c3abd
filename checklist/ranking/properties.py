"""Document properties of an export: what it is, for people, for search, and for programs."""

import hashlib
from collections.abc import Mapping
from datetime import UTC
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.packaging.custom import CustomPropertyList, StringProperty

from checklist.layout import Meta
from checklist.plain_text import harmless
from checklist.ranking.keys_sheet import FORMAT, FORMAT_VERSION
from checklist.ranking.request import DEMONSTRATION, Request
from checklist.results import to_json
from wording.language import Text
from wording.moments import in_vietnam

CREATOR = "Xã Số"
COHORT, MADE_AT, IS_DEMONSTRATION, RESULTS = (
    *("xaso_cohort", "xaso_made_at", "xaso_demonstration"),
    "xaso_results_sha256",
)
_CATEGORY = Text(
    vi="Kết quả đánh giá chuyển đổi số cấp {rated}", en="Digital transformation of {rated}: results"
)
_KEYWORDS = Text(vi="chuyển đổi số, cấp {rated}, xếp hạng", en="digital transformation, {rated}, ranking")


def fingerprint(document: Mapping[str, Any]) -> str:
    """The SHA-256 of `results.json`: tells which results an export holds, and whether they are still the same."""
    return hashlib.sha256(to_json(document).encode("utf-8", "backslashreplace")).hexdigest()


def describe(book: Workbook, request: Request, document: Mapping[str, Any] | None = None) -> None:
    """Write the properties; `document` are the results, where the workbook holds all of them."""
    properties, edition = book.properties, request.scores.edition
    keywords = [request.say(_KEYWORDS).format(rated=request.rated), edition.id, request.era]
    if request.demonstration:
        keywords.insert(0, request.say(DEMONSTRATION))
    properties.title = harmless(request.title)
    properties.subject = harmless(f"{request.cohort_name} · {request.say(edition.title)}")
    properties.description = harmless(" ".join(filter(None, [request.banner, request.say(edition.notice)])))
    properties.category = request.say(_CATEGORY).format(rated=request.rated)
    properties.keywords = ", ".join(keywords)
    properties.creator = properties.lastModifiedBy = CREATOR
    properties.created = properties.modified = in_vietnam(request.made_at).astimezone(UTC)
    properties.language = request.lang
    custom: CustomPropertyList = book.custom_doc_props  # type: ignore[attr-defined]  # unknown to the stubs
    for name, said in _facts(request, document).items():
        custom.append(StringProperty(name=name, value=harmless(said)))


def saved(book: Workbook, request: Request) -> bytes:
    """A finished workbook with its properties: bytes of an .xlsx."""
    describe(book, request)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _facts(request: Request, document: Mapping[str, Any] | None) -> dict[str, str]:
    facts = {
        FORMAT: FORMAT_VERSION,
        Meta.EDITION.value: request.scores.edition.id,
        Meta.ERA.value: request.era,
        Meta.ROUND.value: request.title,
        COHORT: request.cohort_name,
        MADE_AT: in_vietnam(request.made_at).isoformat(timespec="seconds"),
        IS_DEMONSTRATION: "true" if request.demonstration else "false",
    }
    return facts if document is None else facts | {RESULTS: fingerprint(document)}
