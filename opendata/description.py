"""The OpenAPI document: written from the same models and limits that the answers are made of."""

import json
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from criteria.levels import Zone
from opendata.models import OpenEdition, Refusal, RoundDetail, RoundList, UnitDetail, UnitPage
from opendata.parameters import LAST_PAGE, MOST, USUAL
from wording.language import Text

_TITLE = "Xã Số: kết quả chuyển đổi số cấp xã đã công bố / published results"
_ABOUT = (
    "Chỉ đọc, không cần đăng nhập, chỉ có các kỳ đã công bố. Số liệu không thay đổi sau khi công bố; hỏi lại bằng "
    "If-None-Match. Kỳ có demonstration = true là minh họa. / Read only, no sign-in, published rounds alone. Figures never "
    "change once published; ask again with If-None-Match. A round with demonstration = true is invented."
)
_CSV = {"text/csv": {"schema": {"type": "string"}}}
_ROUND_ID = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
_CODE = {"name": "code", "in": "path", "required": True, "schema": {"type": "string"}}


@cache
def description(server: str) -> bytes:
    """The document as JSON, for the path that the addresses stand below."""
    _, schemas = models_json_schema(
        [
            (model, "serialization")
            for model in (RoundList, RoundDetail, UnitPage, UnitDetail, OpenEdition, Refusal)
        ],
        ref_template="#/components/schemas/{model}",
    )
    document = {
        "openapi": "3.1.0",
        "info": {"title": _TITLE, "version": "1", "description": _ABOUT},
        "servers": [{"url": server}],
        "paths": _paths(),
        "components": {"schemas": schemas["$defs"]},
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def _paths() -> dict[str, Any]:
    here = "/rounds/{id}"
    return {
        "/rounds": _read("rounds", "Các kỳ đã công bố", "The published rounds", _json(RoundList)),
        here: _read("round", "Một kỳ", "A round", _json(RoundDetail), _ROUND_ID),
        f"{here}/units": _read(
            "units", "Kết quả các đơn vị", "Units of a round", _json(UnitPage), _ROUND_ID, *_filters()
        ),
        f"{here}/units/{{code}}": _read(
            "unit", "Kết quả một đơn vị", "One unit", _json(UnitDetail), _ROUND_ID, _CODE
        ),
        f"{here}/units.csv": _read("unitsCsv", "Các đơn vị (CSV)", "Units as CSV", _CSV, _ROUND_ID),
        f"{here}/indicators.csv": _read(
            "indicatorsCsv",
            "Từng chỉ tiêu của từng đơn vị (CSV)",
            "Unit by indicator as CSV",
            _CSV,
            _ROUND_ID,
        ),
        f"{here}/edition": _read("edition", "Bộ tiêu chí", "The edition", _json(OpenEdition), _ROUND_ID),
        f"{here}/edition.yaml": _read(
            "editionYaml",
            "Nguyên văn bộ tiêu chí",
            "The edition's own text",
            {"application/yaml": {"schema": {"type": "string"}}},
            _ROUND_ID,
        ),
        "/openapi.json": _read(
            "openapi", "Mô tả này", "This description", {"application/json": {"schema": {"type": "object"}}}
        ),
    }


def _read(id: str, vi: str, en: str, content: dict[str, Any], *parameters: dict[str, Any]) -> dict[str, Any]:
    """One address: what it gives, and what it may refuse."""
    etag = {"ETag": {"schema": {"type": "string"}, "description": "strong"}}
    problem = {"application/problem+json": {"schema": _ref(Refusal)}}
    refused = {
        "400": Text(vi="Tham số không dùng được", en="Parameters that cannot be followed"),
        "404": Text(vi="Không có, hoặc chưa công bố", en="Not there, or not published"),
        "503": Text(vi="Chưa đọc được cơ sở dữ liệu", en="The database cannot be read now"),
    }
    answers: dict[str, Any] = {
        "200": {"description": _both(vi, en), "headers": etag, "content": content},
        "304": {"description": _both("Không đổi", "Not changed"), "headers": etag},
    }
    answers |= {
        status: {"description": _both(said.vi, said.en), "content": problem}
        for status, said in refused.items()
    }
    return {
        "get": {
            "operationId": id,
            "summary": _both(vi, en),
            "parameters": list(parameters),
            "responses": answers,
        }
    }


def _filters() -> list[dict[str, Any]]:
    whole: dict[str, Any] = {"type": "integer", "minimum": 1}
    asked = {
        "page": (whole | {"maximum": LAST_PAGE, "default": 1}, "Trang", "Page"),
        "per_page": (whole | {"maximum": MOST, "default": USUAL}, "Số đơn vị mỗi trang", "Units on a page"),
        "district_code": ({"type": "string"}, "Mã huyện", "Code of the district"),
        "zone": ({"type": "string", "enum": list(get_args(Zone))}, "Vùng", "Zone"),
        "verdict": ({"type": "string"}, "Mã kết luận, xem kỳ", "Id of a verdict, see the round"),
    }
    return [
        {"name": name, "in": "query", "schema": schema, "description": _both(vi, en)}
        for name, (schema, vi, en) in asked.items()
    ]


def _json(model: type[BaseModel]) -> dict[str, Any]:
    return {"application/json": {"schema": _ref(model)}}


def _ref(model: type[BaseModel]) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{model.__name__}"}


def _both(vi: str, en: str) -> str:
    return f"{vi} / {en}"
