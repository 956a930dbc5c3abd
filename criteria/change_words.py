"""The words of a change: what fields are called, and how values are said to a person."""

from dataclasses import dataclass

from pydantic import BaseModel

from criteria.catalogue import Provenance, Source
from criteria.inputs import NO, YES, Input, Option, RatioInput
from criteria.levels import ByZone, Zone
from criteria.measures import Measure
from criteria.rules import Band, Rule
from criteria.verdicts import Condition
from criteria.words import PROVENANCES, ZONES
from wording.language import Lang, Text
from wording.numbers import number, percent

Given = Input | None
"""The input that knows how the levels of its indicator are said, where there is one."""

EN_ONLY = Text(vi="phần tiếng Anh", en="the English text")
ZONE_LABELS: dict[Zone, Text] = {
    zone: Text(vi=f"vùng {name.vi.lower()}", en=name.en.lower()) for zone, name in ZONES.items()
}

LABELS: dict[str, Text] = {
    "alternatives": Text(vi="phương án", en="alternative"),
    "at": Text(vi="mức", en="level"),
    "at_least": Text(vi="ít nhất", en="at least"),
    "bands": Text(vi="các bậc", en="the bands"),
    "bonus_cap": Text(vi="mức trần điểm thưởng", en="the cap of the bonus"),
    "cap": Text(vi="mức tối đa", en="the cap"),
    "computed": Text(vi="phần kết quả của xã được lấy", en="what is taken of the communes' results"),
    "counts": Text(vi="cách tính vào tổng điểm", en="how it counts in the total"),
    "denominator": Text(vi="mẫu số", en="the denominator"),
    "direction": Text(vi="chiều tốt hơn", en="which way is better"),
    "each": Text(vi="điểm mỗi mục", en="the points of each item"),
    "evidence": Text(vi="tài liệu kiểm chứng", en="the evidence"),
    "facts": Text(vi="điều đã biết", en="what is known"),
    "from_score": Text(vi="mức điểm", en="the score"),
    "full_at": Text(vi="mức đủ điểm", en="the level of full points"),
    "grades": Text(vi="xếp loại", en="grade"),
    "group": Text(vi="nhóm", en="the group"),
    "groups": Text(vi="nhóm", en="group"),
    "help": Text(vi="hướng dẫn", en="the help"),
    "id": Text(vi="mã", en="the id"),
    "indicators": Text(vi="chỉ tiêu", en="indicator"),
    "input": Text(vi="kiểu số liệu", en="the kind of figure"),
    "label": Text(vi="nhãn", en="the label"),
    "lowland": ZONE_LABELS["lowland"],
    "mandatory": Text(vi="bắt buộc", en="mandatory"),
    "motivated_by": Text(vi="lý do đặt ra", en="what motivated it"),
    "mountain": ZONE_LABELS["mountain"],
    "name": Text(vi="tên", en="the name"),
    "not_applicable": Text(vi="trường hợp không áp dụng", en="when it is not applicable"),
    "note": Text(vi="ghi chú", en="the note"),
    "notice": Text(vi="lưu ý", en="the notice"),
    "number": Text(vi="số chỉ tiêu", en="the number"),
    "numerator": Text(vi="tử số", en="the numerator"),
    "of": Text(vi="tính trên", en="counted of"),
    "options": Text(vi="lựa chọn", en="option"),
    "order": Text(vi="thứ tự", en="the order"),
    "parts": Text(vi="mục", en="part"),
    "points": Text(vi="điểm tối đa", en="the points"),
    "provenance": Text(vi="mức tin cậy của nguồn", en="how well it is known"),
    "question": Text(vi="câu hỏi", en="the question"),
    "rates": Text(vi="cấp được đánh giá", en="what is rated"),
    "rule": Text(vi="cách tính điểm", en="the rule"),
    "scale": Text(vi="thang điểm", en="the scale"),
    "score": Text(vi="tổng điểm", en="the score"),
    "share": Text(vi="phần điểm", en="the share of the points"),
    "source": Text(vi="nguồn", en="the source"),
    "status": Text(vi="trạng thái", en="the status"),
    "text": Text(vi="nội dung", en="the text"),
    "threshold": Text(vi="ngưỡng đạt", en="the threshold"),
    "title": Text(vi="tên bộ tiêu chí", en="the title"),
    "tone": Text(vi="màu", en="the colour"),
    "type": Text(vi="kiểu", en="the type"),
    "unit": Text(vi="đơn vị tính", en="the unit of measure"),
    "verdicts": Text(vi="kết luận", en="verdict"),
    "when": Text(vi="điều kiện", en="the conditions"),
    "zero_below": Text(vi="mức sàn", en="the floor"),
}
"""What a reader is told a field is called, wherever it stands."""

KINDS_OF_FIGURE: dict[str, Text] = {
    "ratio": Text(vi="tỷ lệ", en="a ratio"),
    "count": Text(vi="số đếm", en="a count"),
    "number": Text(vi="số đo", en="a number"),
    "boolean": Text(vi="Có / Không", en="yes / no"),
    "option": Text(vi="lựa chọn", en="a choice"),
    "parts": Text(vi="nhiều mục", en="several parts"),
}
_NAMED: dict[str, Text] = {
    "higher": Text(vi="càng cao càng tốt", en="higher is better"),
    "lower": Text(vi="càng thấp càng tốt", en="lower is better"),
    "base": Text(vi="trong thang điểm", en="on the scale"),
    "bonus": Text(vi="điểm thưởng", en="bonus"),
    "penalty": Text(vi="điểm trừ", en="penalty"),
    "complete": Text(vi="hoàn chỉnh", en="complete"),
    "skeleton": Text(vi="khung", en="skeleton"),
    "good": Text(vi="tốt", en="good"),
    "near": Text(vi="gần đạt", en="nearly"),
    "bad": Text(vi="chưa đạt", en="bad"),
    "unknown": Text(vi="chưa rõ", en="unknown"),
    "commune": Text(vi="cấp xã", en="communes"),
    "district": Text(vi="cấp huyện", en="districts"),
    **{str(measure): measure.words.name for measure in Measure},
    **{str(provenance): said for provenance, said in PROVENANCES.items()},
}
"""The words of a catalogue's fixed choices; groups and ids are said as they stand."""

_LEVELS = ("lowland", "mountain", "full_at", "zero_below")
_SHARES = ("share", "at_least")
_MOST_DIGITS = 9


@dataclass(frozen=True)
class Words:
    """The three sentences of a change."""

    changed: str
    begun: str
    ended: str

    @classmethod
    def of(cls, lang: Lang) -> "Words":
        """Those of a language."""
        return _SENTENCES[lang]


_SENTENCES: dict[Lang, Words] = {
    "vi": Words(
        "{where} đổi từ {old} thành {new}", "{where}: trước không có, nay là {new}", "{where}: bỏ {old}"
    ),
    "en": Words(
        "{where} changed from {old} to {new}",
        "{where}: none before, now {new}",
        "{where}: {old} was taken out",
    ),
}


def label_of(field: str) -> Text:
    """What a field is called; its own name where it has no words yet."""
    return LABELS.get(field) or Text(vi=field, en=field)


def item_label(item: BaseModel) -> Text:
    """How one of several is called: by its name, its label or its text."""
    text = _text_of(item)
    return Text(vi=f"“{text.vi}”", en=f"“{text.say('en')}”")


def said(
    values: tuple[object, object], given: tuple[Given, Given], field: str, lang: Lang
) -> tuple[str, str]:
    """Say two values of a field; "" for none. Numbers get as many digits as tell the two apart."""
    old, new = values
    first, second = _say(old, new, given[0], field, lang), _say(new, old, given[1], field, lang)
    if first == second and isinstance(old, float) and isinstance(new, float):
        return number(old, lang, _MOST_DIGITS), number(new, lang, _MOST_DIGITS)
    return first, second


def _say(value: object, beside: object, given: Given, field: str, lang: Lang) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return (YES if value else NO).say(lang)
    if isinstance(value, int | float):
        return _number(float(value), beside, given, field, lang)
    if isinstance(value, tuple):
        return _several(value, given, lang)
    if isinstance(value, BaseModel):
        return _model(value, given, lang)
    text = _NAMED.get(str(value))
    return text.say(lang) if text and field != "id" else f"“{value}”"


def _number(value: float, beside: object, given: Given, field: str, lang: Lang) -> str:
    other = beside if isinstance(beside, float) else None
    if field in _LEVELS and given is not None:
        return given.show(value, lang, other)
    return percent(value, lang, other) if field in _SHARES else number(value, lang)


def _several(values: tuple[object, ...], given: Given, lang: Lang) -> str:
    joined = (" và " if lang == "vi" else " and ") if any(isinstance(v, Condition) for v in values) else "; "
    return joined.join(_say(value, None, given, "", lang) for value in values)


def _model(value: BaseModel, given: Given, lang: Lang) -> str:
    if isinstance(value, Source):
        known, where = PROVENANCES[Provenance(value.provenance)].say(lang), value.text.say(lang)
        return f"“{where}” ({known})" if where else known
    if isinstance(value, ByZone):
        low, high = (
            _number(level, None, given, "lowland", lang) for level in (value.lowland, value.mountain)
        )
        names = {zone: name.say(lang).lower() for zone, name in ZONES.items()}
        return low if low == high else f"{low} ({names['lowland']}), {high} ({names['mountain']})"
    if isinstance(value, Band):
        return f"{_number(value.at, None, given, 'lowland', lang)}: {percent(value.share, lang)}"
    if isinstance(value, Rule):
        return f"“{value.title.say(lang)}”"
    if isinstance(value, Condition):
        return value.say(lang)
    if isinstance(value, Input):
        return _input(value, lang)
    text = _text_of(value).say(lang)
    return f"“{text}” {percent(value.share, lang)}" if isinstance(value, Option) else f"“{text}”"


def _input(given: Input, lang: Lang) -> str:
    kind = KINDS_OF_FIGURE[given.type].say(lang)  # type: ignore[attr-defined]  # every input has one
    if isinstance(given, RatioInput):
        return f"{kind} “{given.numerator.say(lang)}” / “{given.denominator.say(lang)}”"
    question: Text = given.question  # type: ignore[attr-defined]  # and every other one a question
    return f"{kind} “{question.say(lang)}”"


def _text_of(value: BaseModel) -> Text:
    """The text that stands for a model: itself, its name, its label, its text, else its id."""
    if isinstance(value, Text):
        return value
    texts = (getattr(value, field, None) for field in ("name", "label", "text"))
    found = next((text for text in texts if isinstance(text, Text)), None)
    return found or Text(vi=str(getattr(value, "id", "")))
