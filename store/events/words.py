"""Events in words: what was done, and what was before and after, for people who read no JSON."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Protocol

from store.people.access import LOCAL, OPERATOR
from wording.code_words import ROLES, STATES, STATUSES
from wording.language import Lang, Text
from wording.moments import said_day
from wording.numbers import EMPTY, number

WHAT = {
    "round.created": Text(vi="Lập kỳ đánh giá", en="Round created"),
    "round.imported": Text(vi="Nhập kỳ từ thư mục", en="Round imported from a folder"),
    "round.open": Text(vi="Mở kỳ", en="Round opened"),
    "round.closed": Text(vi="Đóng kỳ", en="Round closed"),
    "round.appraised": Text(vi="Kết thúc thẩm định kỳ", en="Round appraised"),
    "round.published": Text(vi="Công bố kết quả kỳ", en="Round published"),
    "round.dates": Text(vi="Đổi ngày của kỳ", en="Days of the round changed"),
    "round.cohort": Text(vi="Đổi danh sách giao chỉ tiêu", en="Units of the round changed"),
    "round.appraisers": Text(vi="Phân công thẩm định", en="Appraisers assigned"),
    "unit.reopened": Text(vi="Gia hạn cho đơn vị", en="Unit given more time"),
    "submission.draft": Text(vi="Lưu nháp phiếu", en="Checklist saved as a draft"),
    "submission.submitted": Text(vi="Nộp phiếu", en="Checklist submitted"),
    "submission.checked": Text(vi="Huyện xác nhận đã kiểm tra", en="Checked by the district"),
    "submission.appraised": Text(vi="Chấp nhận kết quả thẩm định", en="Appraisal accepted"),
    "submission.returned": Text(vi="Trả lại phiếu để sửa", en="Checklist returned"),
    "appraisal.changed": Text(vi="Thẩm định một chỉ tiêu", en="Figure appraised"),
    "appraisal.withdrawn": Text(vi="Bỏ số thẩm định", en="Appraised figure withdrawn"),
    "appraisal.group_done": Text(vi="Thẩm định xong một nhóm", en="Group appraised"),
    "evidence.added": Text(vi="Thêm tài liệu kiểm chứng", en="Evidence added"),
    "evidence.removed": Text(vi="Gỡ tài liệu kiểm chứng", en="Evidence removed"),
    "progress.planned": Text(vi="Đặt kế hoạch báo cáo tháng", en="Plan of monthly reports set"),
    "progress.reported": Text(vi="Báo cáo tiến độ tháng", en="Monthly progress reported"),
    "remark.added": Text(vi="Trao đổi về một chỉ tiêu", en="Remark on an indicator"),
    "edition.published": Text(vi="Công bố bộ tiêu chí", en="Edition published"),
    "account.created": Text(vi="Lập tài khoản", en="Account created"),
    "account.changed": Text(vi="Đổi tài khoản", en="Account changed"),
    "digest.subscription": Text(vi="Chọn nhận thư nhắc việc", en="Reminders by e-mail chosen"),
    "digest.claimed": Text(vi="Đến lượt gửi thư nhắc việc", en="Digest taken up to be sent"),
    "digest.given_back": Text(
        vi="Thư nhắc việc bị máy chủ thư từ chối", en="Digest refused by the mail server"
    ),
}
"""Every kind of event that the store records."""

FIELDS = {
    "edition": Text(vi="Bộ tiêu chí", en="Edition"),
    "edition_id": Text(vi="Bộ tiêu chí", en="Edition"),
    "email": Text(vi="Tài khoản", en="Account"),
    "name": Text(vi="Tên", en="Name"),
    "role": Text(vi="Vai trò", en="Role"),
    "places": Text(vi="Địa bàn", en="Places"),
    "active": Text(vi="Được đăng nhập", en="May sign in"),
    "wanted": Text(vi="Nhận thư nhắc việc", en="Wants reminders"),
    "language": Text(vi="Ngôn ngữ", en="Language"),
    "status": Text(vi="Trạng thái kỳ", en="Status"),
    "opens_on": Text(vi="Ngày mở", en="Opens on"),
    "deadline": Text(vi="Hạn nộp", en="Deadline"),
    "cohort": Text(vi="Danh sách giao", en="Units assigned"),
    "submissions": Text(vi="Số phiếu", en="Checklists"),
    "era": Text(vi="Thời kỳ", en="Era"),
    "until": Text(vi="Gia hạn đến", en="Until"),
    "round": Text(vi="Kỳ", en="Round"),
    "unit": Text(vi="Đơn vị", en="Unit"),
    "base_round_id": Text(vi="Kỳ làm điểm xuất phát", en="Round to start from"),
    "first_month": Text(vi="Tháng đầu", en="First month"),
    "due_day": Text(vi="Ngày hạn trong tháng", en="Due day of the month"),
    "goal_on": Text(vi="Ngày đích", en="Goal"),
    "month": Text(vi="Tháng", en="Month"),
    "revision": Text(vi="Bản", en="Revision"),
    "state": Text(vi="Trạng thái", en="State"),
    "indicator": Text(vi="Chỉ tiêu", en="Indicator"),
    "slot": Text(vi="Chỉ tiêu", en="Indicator"),
    "group": Text(vi="Nhóm", en="Group"),
    "numerator": Text(vi="Tử số", en="Numerator"),
    "denominator": Text(vi="Mẫu số", en="Denominator"),
    "value": Text(vi="Giá trị", en="Value"),
    "choice": Text(vi="Lựa chọn", en="Choice"),
    "not_applicable": Text(vi="Không áp dụng", en="Not applicable"),
    "evidence": Text(vi="Tài liệu", en="Evidence"),
    "number": Text(vi="Số hiệu", en="Number"),
    "title": Text(vi="Tên văn bản", en="Title"),
    "issued_on": Text(vi="Ngày văn bản", en="Issued on"),
    "summary": Text(vi="Trích yếu", en="Summary"),
    "link": Text(vi="Liên kết", en="Link"),
    "text": Text(vi="Nội dung", en="Text"),
    "file_name": Text(vi="Tên tệp", en="File name"),
    "filled_by": Text(vi="Người lập phiếu", en="Filled in by"),
    "reason": Text(vi="Lý do", en="Reason"),
}
"""The names of what events say, in the order in which it is read. What has no name here is left to the full record."""

PEOPLE = {LOCAL: Text(vi="Máy này", en="This computer"), OPERATOR: Text(vi="Dòng lệnh", en="Terminal")}
"""Who acts without an address."""

_CODES: Mapping[str, Mapping[Any, Text]] = {"status": STATUSES, "state": STATES, "role": ROLES}
_YES, _NO = Text(vi="Có", en="Yes"), Text(vi="Không", en="No")
_DAYS = ("opens_on", "deadline", "until", "issued_on", "goal_on")
_RECALLED = Text(vi="Rút phiếu về nháp", en="Checklist recalled")
_ABOUT = ("email", "indicator", "slot")
"""What the event is about is said also where it stayed; of all else only what changed."""
_LONGEST = 160


class Told(Protocol):
    """An event, as far as it is put in words."""

    @property
    def what(self) -> str: ...
    @property
    def before(self) -> Mapping[str, Any]: ...
    @property
    def after(self) -> Mapping[str, Any]: ...


def said_what(event: Told, lang: Lang) -> str:
    """Say what was done: `Nộp phiếu`; a kind without words is said by its code."""
    if event.what == "submission.draft" and event.before:
        return _RECALLED.say(lang)
    words = WHAT.get(event.what)
    return words.say(lang) if words else event.what


def said_changes(event: Told, lang: Lang) -> list[str]:
    """Say what the event says, a short phrase each: `Hạn nộp: 25/12/2022 → 31/12/2022`; long texts are cut."""
    return [_cut(phrase) for phrase in _phrases(event, lang)]


def event_line(event: Told, lang: Lang) -> str:
    """One line: `Nộp phiếu · Bản: 2 · Tệp: phieu-00001.xlsx`."""
    return " · ".join([said_what(event, lang), *said_changes(event, lang)])


def said_person(email: str, lang: Lang) -> str:
    """Who acted: the address, or words for this computer and for the terminal."""
    return PEOPLE[email].say(lang) if email in PEOPLE else email


def _phrases(event: Told, lang: Lang) -> Iterator[str]:
    before, after = dict(event.before), dict(event.after)
    if event.what.startswith("evidence."):
        before.pop("evidence", None)  # the number of its row
        after.pop("evidence", None)
    groups = [*before, *after] if event.what == "round.appraisers" else []
    for name in dict.fromkeys([*FIELDS, *groups]):
        old, new = _said(name, before.get(name), lang), _said(name, after.get(name), lang)
        label = FIELDS[name].say(lang) if name in FIELDS else name
        if name in before and name in after and before[name] != after[name]:
            yield f"{label}: {old or EMPTY} → {new or EMPTY}{_difference(before[name], after[name], lang)}"
        elif (old or new) and (name in _ABOUT or not (name in before and name in after)):
            yield f"{label}: {new or old}"


def _said(name: str, value: object, lang: Lang) -> str:
    if value is None or value == "" or value == []:
        return ""
    if isinstance(value, bool):
        return (_YES if value else _NO).say(lang)
    if isinstance(value, int | float):
        return number(float(value), lang, 9)
    if name == "cohort" and isinstance(value, list):
        return f"{len(value)} {'đơn vị' if lang == 'vi' else 'units'}"
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    words = _CODES.get(name, {}).get(value)
    if words:
        return words.say(lang)
    return _day(str(value)) if name in _DAYS else str(value)


def _difference(old: object, new: object, lang: Lang) -> str:
    """Of a long list: how many came and went."""
    if not (isinstance(old, list) and isinstance(new, list) and len(old) + len(new) > 20):
        return ""
    came, went = len({*map(str, new)} - {*map(str, old)}), len({*map(str, old)} - {*map(str, new)})
    return f" (thêm {came}, bớt {went})" if lang == "vi" else f" ({came} added, {went} removed)"


def _day(text: str) -> str:
    try:
        return said_day(date.fromisoformat(text))
    except ValueError:
        return text


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
