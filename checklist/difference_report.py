"""The report "Chênh lệch": self-assessed against appraised, by unit, by indicator, and every change with its reason."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from openpyxl import Workbook

from checklist.answer_words import Answer, answer_in_words
from checklist.looks import POINTS_FORMAT
from checklist.ranking.arrangement import Sheet
from checklist.ranking.pens import CODE, COUNT, LONG_TEXT, MIDDLE, POINTS, STRONG_POINTS, TEXT, CellLook
from checklist.ranking.properties import saved
from checklist.ranking.request import Request, local
from checklist.ranking.sheet import write_sheet
from checklist.ranking.sources_sheet import MOMENT
from checklist.ranking.tables import Column, Table, plain
from checklist.ranking.unit_columns import DISTRICT, UNIT, UNIT_CODE
from criteria import Edition, Slot
from criteria.inputs import NO, YES
from scoring import Differences, Outcome
from wording.language import Lang, Text
from wording.numbers import whole

BY_UNIT = Text(vi="Theo đơn vị", en="By unit")
BY_INDICATOR = Text(vi="Theo chỉ tiêu", en="By indicator")
CHANGES = Text(vi="Từng thay đổi", en="Every change")
UNIT_TABLE, INDICATOR_TABLE, CHANGE_TABLE = "ChenhLechDonVi", "ChenhLechChiTieu", "TungThayDoi"

_SIGNED = CellLook(f"+{POINTS_FORMAT};-{POINTS_FORMAT};{POINTS_FORMAT}", align="right", bold=True)
_DIFFERENCE = Text(vi="Chênh lệch", en="Difference")
_OPEN = Text(vi="Chưa có số liệu", en="No data")
_REFUSED = Text(vi="Không chấp nhận số liệu", en="No figure accepted")
_UNIT_NOTE = Text(
    vi="{changed} trong {units} đơn vị có số liệu thay đổi khi thẩm định. Chênh lệch là điểm thẩm định trừ điểm tự chấm.",
    en="Appraisal changed figures of {changed} of {units} units. The difference is appraised less self-assessed score.",
)
_INDICATOR_NOTE = Text(
    vi="Đếm số đơn vị. Không so được: trước hoặc sau thẩm định chỉ tiêu không có điểm (chưa có số liệu, không áp dụng), "
    "không tính là 0.",
    en="Counts of units. Not comparable: no points before or after (no data, not applicable), which is not zero.",
)
_CHANGE_NOTE = Text(
    vi="Kết quả và điểm là của cả chỉ tiêu; chỉ tiêu nhiều thành phần có thể đổi ở nhiều dòng. Giờ Việt Nam.",
    en="Outcome and points are those of the whole indicator, which may be changed in several parts. Vietnam's time.",
)


@dataclass(frozen=True)
class Change:
    """What an appraiser said in one slot of one unit. `said` is None where the unit gave nothing there."""

    unit: str
    slot: str
    said: Answer | None
    appraised: Answer
    reason: str
    evidence: str
    at: datetime
    by: str


def write_differences(found: Differences, changes: Sequence[Change], request: Request) -> bytes:
    """Return the report as an .xlsx; numbers equal those of `found` to the last digit, sheet names are Vietnamese."""
    book = Workbook(write_only=True)
    _write_units(book, request, found)
    _write_indicators(book, request, found)
    _write_changes(book, request, found, changes)
    return saved(book, request)


def said_in_words(slot: Slot, answer: Answer | None, lang: Lang) -> str:
    """What a unit said in a slot: its figures alone, without evidence and explanation."""
    return _figures(slot, answer, lang) or _OPEN.say(lang)


def appraised_in_words(slot: Slot, answer: Answer, lang: Lang) -> str:
    """What an appraiser said in a slot."""
    return _figures(slot, answer, lang) or _REFUSED.say(lang)


def in_order(edition: Edition, found: Differences, changes: Sequence[Change]) -> list[Change]:
    """The changes by the appraised rank of their unit, then in the edition's order."""
    place = {slot.id: number for number, slot in enumerate(edition.slots)}
    rated = [change for change in changes if change.unit in found.appraised.position]
    return sorted(rated, key=lambda change: (found.appraised.position[change.unit], place[change.slot]))


def _figures(slot: Slot, answer: Answer | None, lang: Lang) -> str:
    return (
        "" if answer is None else answer_in_words(slot, {**answer, "evidence": "", "explanation": ""}, lang)
    )


def _write_units(book: Workbook, request: Request, found: Differences) -> None:
    units, say = found.units, request.say
    columns = [
        Column(say(UNIT_CODE), 9, list(units.index), CODE),
        Column(say(UNIT), 25, units["name"].tolist(), TEXT),
        *_districts(request, found, list(units.index)),
        Column(
            say(Text(vi="Điểm tự chấm", en="Self-assessed score")), 12, plain(units["score_self"]), POINTS
        ),
        Column(
            say(Text(vi="Điểm thẩm định", en="Appraised score")),
            12,
            plain(units["score_appraised"]),
            STRONG_POINTS,
        ),
        Column(say(_DIFFERENCE), 12, plain(units["difference"]), _SIGNED),
        _verdicts(request, found, "self", Text(vi="Kết luận tự chấm", en="Self-assessed verdict")),
        _verdicts(request, found, "appraised", Text(vi="Kết luận thẩm định", en="Appraised verdict")),
        Column(
            say(Text(vi="Đổi kết luận", en="Verdict differs")),
            9,
            [say(YES if differs else NO) for differs in units["verdict_differs"]],
            MIDDLE,
        ),
        Column(say(Text(vi="Hạng tự chấm", en="Self-assessed rank")), 10, plain(units["rank_self"]), COUNT),
        Column(
            say(Text(vi="Hạng thẩm định", en="Appraised rank")), 10, plain(units["rank_appraised"]), COUNT
        ),
        Column(
            say(Text(vi="Chỉ tiêu thay đổi", en="Indicators changed")), 10, plain(units["changed"]), COUNT
        ),
    ]
    changed = whole(int((units["changed"] > 0).sum()), request.lang)
    note = say(_UNIT_NOTE).format(changed=changed, units=whole(len(units), request.lang))
    _write(book, request, BY_UNIT, Table(UNIT_TABLE, tuple(columns)), note)


def _verdicts(request: Request, found: Differences, which: str, title: Text) -> Column:
    looks = {v.id: found.appraised.verdict_look(v.id) for v in found.edition.verdicts}
    verdicts = found.units[f"verdict_{which}"].tolist()
    marked = {i: CellLook(f'"{look.mark} "@', outside=True, colour=look.ink[1:]) for i, look in looks.items()}
    words = [request.say(looks[verdict].word) for verdict in verdicts]
    return Column(request.say(title), 24, words, [marked[verdict] for verdict in verdicts])


def _write_indicators(book: Workbook, request: Request, found: Differences) -> None:
    counts, say, indicators = found.indicators, request.say, found.edition.indicators
    groups = {group.id: say(group.name) for group in found.edition.groups}
    titles = {
        "changed": Text(vi="Đơn vị thay đổi", en="Units changed"),
        "up": Text(vi="Tăng điểm", en="Points up"),
        "down": Text(vi="Giảm điểm", en="Points down"),
        "same": Text(vi="Giữ điểm", en="Points the same"),
        "unknown": Text(vi="Không so được", en="Not comparable"),
    }
    columns = (
        Column(say(Text(vi="Mã", en="Id")), 10, [i.id for i in indicators], CODE),
        Column(say(Text(vi="Chỉ tiêu", en="Indicator")), 52, [say(i.name) for i in indicators], LONG_TEXT),
        Column(say(Text(vi="Nhóm", en="Group")), 24, [groups[i.group] for i in indicators], LONG_TEXT),
        Column(say(Text(vi="Điểm tối đa", en="Maximum")), 10, [i.points for i in indicators], POINTS),
        *(Column(say(title), 10, plain(counts[name]), COUNT) for name, title in titles.items()),
        Column(
            say(Text(vi="Chênh lệch điểm bình quân", en="Mean difference of points")),
            14,
            plain(counts["mean_difference"]),
            _SIGNED,
        ),
    )
    _write(book, request, BY_INDICATOR, Table(INDICATOR_TABLE, columns), say(_INDICATOR_NOTE))


def _write_changes(book: Workbook, request: Request, found: Differences, changes: Sequence[Change]) -> None:
    say, lang = request.say, request.lang
    ordered = in_order(found.edition, found, changes)
    slots = [found.edition.slot_by_id[change.slot] for change in ordered]
    names = found.appraised.units["name"]
    both = list(zip(slots, ordered, strict=True))
    columns = [
        Column(say(UNIT_CODE), 9, [change.unit for change in ordered], CODE),
        Column(say(UNIT), 22, [str(names[change.unit]) for change in ordered], TEXT),
        *_districts(request, found, [change.unit for change in ordered]),
        Column(say(Text(vi="Mã chỉ tiêu", en="Indicator id")), 10, [slot.id for slot in slots], CODE),
        Column(say(Text(vi="Chỉ tiêu", en="Indicator")), 34, [say(slot.name) for slot in slots], LONG_TEXT),
        Column(
            say(Text(vi="Tự chấm", en="Self-assessed")),
            24,
            [said_in_words(slot, change.said, lang) for slot, change in both],
            LONG_TEXT,
        ),
        Column(
            say(Text(vi="Thẩm định", en="Appraised")),
            24,
            [appraised_in_words(slot, change.appraised, lang) for slot, change in both],
            replace(LONG_TEXT, bold=True),
        ),
        *_effects(request, found, ordered),
        Column(say(Text(vi="Lý do", en="Reason")), 40, [change.reason for change in ordered], LONG_TEXT),
        Column(
            say(Text(vi="Tài liệu", en="Evidence")), 28, [change.evidence for change in ordered], LONG_TEXT
        ),
        Column(say(Text(vi="Người thẩm định", en="Appraised by")), 24, [c.by for c in ordered], TEXT),
        Column(say(Text(vi="Lúc", en="At")), 16, [local(change.at) for change in ordered], MOMENT),
    ]
    _write(book, request, CHANGES, Table(CHANGE_TABLE, tuple(columns)), say(_CHANGE_NOTE), pages_wide=2)


def _effects(request: Request, found: Differences, ordered: Sequence[Change]) -> list[Column]:
    """Outcome and points of the whole indicator, before and after, for each change."""
    say, slots = request.say, found.edition.slot_by_id
    cells = found.cells.set_index(["unit", "indicator"])
    rows = cells.loc[[(change.unit, slots[change.slot].indicator.id) for change in ordered]]

    def outcomes(which: str, title: Text) -> Column:
        looks = [Outcome(int(outcome)).look for outcome in rows[f"outcome_{which}"]]
        pens = [CellLook(f'"{look.mark} "@', colour=look.ink[1:]) for look in looks]
        return Column(say(title), 16, [say(look.word) for look in looks], pens)

    return [
        outcomes("self", Text(vi="Kết quả tự chấm", en="Self-assessed outcome")),
        outcomes("appraised", Text(vi="Kết quả thẩm định", en="Appraised outcome")),
        Column(
            say(Text(vi="Điểm tự chấm", en="Self-assessed points")), 10, plain(rows["points_self"]), POINTS
        ),
        Column(
            say(Text(vi="Điểm thẩm định", en="Appraised points")), 10, plain(rows["points_appraised"]), POINTS
        ),
        Column(say(_DIFFERENCE), 10, plain(rows["difference"]), _SIGNED),
    ]


def _districts(request: Request, found: Differences, codes: Sequence[str]) -> list[Column]:
    """The column of the districts; none in an era without them."""
    names = found.units["district_name"]
    if not (names != "").any():
        return []
    return [Column(request.say(DISTRICT), 23, [str(names[code]) for code in codes], TEXT)]


def _write(
    book: Workbook, request: Request, name: Text, table: Table, note: str, pages_wide: int = 1
) -> None:
    """Add one sheet; its first two columns stay in view."""
    sheet = Sheet(name.vi, request.say(name), ((table,),), (note,), frozen_columns=2, pages_wide=pages_wide)
    write_sheet(book, request, sheet)
