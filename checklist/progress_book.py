"""The workbook "Tiến độ": how units stand in a month or a quarter, by unit and district, what moved, who is silent."""

import pandas as pd
from openpyxl import Workbook

from analysis.progress.months import in_short
from analysis.progress.standing import Standing
from checklist.looks import DATE_FORMAT, POINTS_FORMAT
from checklist.ranking.arrangement import Sheet
from checklist.ranking.pens import CODE, COUNT, LONG_TEXT, MIDDLE, POINTS, SHARE, TEXT, WORD, CellLook
from checklist.ranking.properties import saved
from checklist.ranking.request import Request
from checklist.ranking.sheet import write_sheet
from checklist.ranking.tables import Column, Table, plain
from checklist.ranking.unit_columns import DISTRICT, UNIT, UNIT_CODE, ZONE
from criteria.inputs import NO, YES
from criteria.words import ZONES
from scoring import Outcome
from units import sort_key
from wording.language import Text

UNITS = Text(vi="Theo đơn vị", en="By unit")
DISTRICTS = Text(vi="Theo huyện", en="By district")
MOVED = Text(vi="Chỉ tiêu thay đổi", en="Indicators that moved")
SILENT = Text(vi="Chưa báo cáo", en="Not reported")
UNIT_TABLE, DISTRICT_TABLE, MOVED_TABLE, SILENT_TABLE = (
    *("TienDoDonVi", "TienDoHuyen", "ChiTieuThayDoi", "ChuaBaoCao"),
)
OWN_WORDS = Text(vi="Số do xã tự báo cáo, chưa thẩm định.", en="As the communes reported, not appraised.")
PACE = Text(
    vi="Nhịp: đi đều từng ngày từ số chỉ tiêu đã đạt lúc đầu đến đạt mọi chỉ tiêu áp dụng vào {day}. Chậm nhịp là số chỉ tiêu "
    "còn thiếu so với nhịp ở cuối tháng.",
    en="Pace: day by day in a straight line from what was passed at the start to all that apply on {day}. Behind is how many "
    "indicators lack to it at the month's end.",
)
_UNKNOWN = Text(
    vi="Ô trống là chưa có số liệu, không phải 0 và không phải chưa đạt.",
    en="An empty cell means no data, which is neither zero nor a fail.",
)
_DAY = CellLook(DATE_FORMAT, align="center")
_SIGNED = CellLook(f"+{POINTS_FORMAT};-{POINTS_FORMAT};{POINTS_FORMAT}", align="right")
_TENTHS = CellLook("#,##0.0", align="right")


def write_progress(standing: Standing, request: Request, goal: str) -> bytes:
    """Return the workbook as an .xlsx; numbers equal those of `standing`, sheet names are Vietnamese.

    `goal` is the day the pace leads to, in words.
    """
    book, own = Workbook(write_only=True), request.say(OWN_WORDS)
    pace = request.say(PACE).format(day=goal)
    _write(book, request, UNITS, _units(request, standing), (own, pace, request.say(_UNKNOWN)), 2, 2)
    if (standing.units["district_code"] != "").any():
        _write(book, request, DISTRICTS, _districts(request, standing), (own, pace), 1)
    _write(book, request, MOVED, _moved(request, standing), (own,), 2)
    _write(book, request, SILENT, _silent(request, standing), (), 2)
    return saved(book, request)


def _write(
    book: Workbook,
    request: Request,
    name: Text,
    table: Table,
    notes: tuple[str, ...],
    frozen: int,
    wide: int = 1,
) -> None:
    sheet = Sheet(name.vi, request.say(name), ((table,),), notes, frozen_columns=frozen, pages_wide=wide)
    write_sheet(book, request, sheet)


def _column(request: Request, vi: str, en: str, width: float, values: list, look: CellLook = WORD) -> Column:
    return Column(request.say(Text(vi=vi, en=en)), width, values, look)


def _named(request: Request, units: pd.DataFrame, with_zone: bool = True) -> list[Column]:
    """Code, name, district (where there are any) and zone of some units."""
    columns = [
        Column(request.say(UNIT_CODE), 9, list(units.index), CODE),
        Column(request.say(UNIT), 25, units["name"].tolist(), TEXT),
    ]
    if (units["district_name"] != "").any():
        columns.append(Column(request.say(DISTRICT), 23, units["district_name"].tolist(), TEXT))
    if with_zone:
        zones = [request.say(ZONES[zone]) for zone in units["zone"]]
        columns.append(Column(request.say(ZONE), 11, zones, WORD))
    return columns


def _units(request: Request, standing: Standing) -> Table:
    units = standing.units
    verdicts = {one.id: request.say(one.name) for one in standing.moved.edition.verdicts}

    def said_verdicts(name: str) -> list[str]:
        return [verdicts.get(id, "") for id in units[name]]

    columns = [
        *_named(request, units),
        _column(
            request,
            "Đã báo cáo",
            "Reported",
            11,
            [request.say(YES if one else NO) for one in units["reported"]],
            MIDDLE,
        ),
        _column(
            request, "Tháng còn thiếu", "Months lacking", 16, [in_short(m) for m in units["lacking"]], MIDDLE
        ),
        _column(
            request, "Quá hạn (ngày)", "Days late", 10, [one or None for one in units["days_late"]], COUNT
        ),
        _column(request, "Kết luận trước", "Verdict before", 21, said_verdicts("verdict_before")),
        _column(request, "Kết luận nay", "Verdict now", 21, said_verdicts("verdict")),
        _column(request, "Điểm", "Score", 10, plain(units["score"]), POINTS),
        _column(request, "Tăng giảm", "Change", 10, plain(units["difference"]), _SIGNED),
        _column(request, "Chỉ tiêu đạt", "Passed", 10, plain(units["passed"]), COUNT),
        _column(request, "Áp dụng", "Applicable", 10, plain(units["wanted"]), COUNT),
        _column(request, "Theo nhịp cần đạt", "Pace", 11, plain(units["expected"]), _TENTHS),
        _column(request, "Chậm nhịp", "Behind by", 9, plain(units["behind_by"]), COUNT),
        _column(request, "Cần thêm mỗi tháng", "Needed a month", 12, plain(units["needed"]), _TENTHS),
        _column(
            request, "Mới đạt", "Newly passed", 24, [", ".join(m) for m in units["newly_passed"]], LONG_TEXT
        ),
        _column(
            request,
            "Không còn đạt",
            "No longer passed",
            24,
            [", ".join(m) for m in units["newly_failed"]],
            LONG_TEXT,
        ),
    ]
    return Table(UNIT_TABLE, tuple(columns))


def _districts(request: Request, standing: Standing) -> Table:
    found = standing.by("district_name")
    found = found.loc[sorted(found.index, key=sort_key)]
    counts = (
        ("asked", "Số đơn vị", "Units"),
        ("reported", "Đã báo cáo", "Reported"),
        ("silent", "Chưa báo cáo", "Not reported"),
        ("overdue", "Trong đó quá hạn", "Of these overdue"),
        ("behind", "Chậm nhịp", "Behind"),
        ("completed", "Hoàn thành", "Completed"),
        ("passed", "Chỉ tiêu đạt", "Indicators passed"),
        ("wanted", "Chỉ tiêu áp dụng", "Indicators applicable"),
    )
    columns = [
        Column(request.say(DISTRICT), 27, list(found.index), TEXT),
        *(_column(request, vi, en, 12, plain(found[name]), COUNT) for name, vi, en in counts),
        _column(request, "Tỷ lệ đạt", "Share passed", 11, plain(found["share"]), SHARE),
    ]
    return Table(DISTRICT_TABLE, tuple(columns))


def _moved(request: Request, standing: Standing) -> Table:
    cells, edition = standing.cells, standing.moved.edition
    units = standing.units.loc[cells["unit"]]

    def outcomes(name: str) -> list[str]:
        return [request.say(Outcome(int(one)).look.word) for one in cells[name]]

    names = [request.say(edition.indicator_by_id[id].name) for id in cells["indicator"]]
    columns = [
        *_named(request, units, with_zone=False),
        _column(request, "Mã chỉ tiêu", "Id", 11, list(cells["indicator"]), CODE),
        _column(request, "Chỉ tiêu", "Indicator", 46, names, LONG_TEXT),
        _column(request, "Trước", "Before", 17, outcomes("outcome_before")),
        _column(request, "Nay", "Now", 17, outcomes("outcome_after")),
        _column(request, "Điểm trước", "Points before", 10, plain(cells["points_before"]), POINTS),
        _column(request, "Điểm nay", "Points now", 10, plain(cells["points_after"]), POINTS),
    ]
    return Table(MOVED_TABLE, tuple(columns))


def _silent(request: Request, standing: Standing) -> Table:
    silent = standing.units[~standing.units["reported"]].sort_values(
        "days_late", ascending=False, kind="stable"
    )
    columns = [
        *_named(request, silent),
        _column(
            request, "Tháng còn thiếu", "Months lacking", 22, [in_short(m) for m in silent["lacking"]], MIDDLE
        ),
        _column(request, "Hạn báo cáo", "Due", 12, list(silent["due"]), _DAY),
        _column(
            request, "Quá hạn (ngày)", "Days late", 11, [one or None for one in silent["days_late"]], COUNT
        ),
    ]
    return Table(SILENT_TABLE, tuple(columns))
