"""What the store refuses, in the words of a page: why, and what to do."""

from collections.abc import Callable
from typing import Any

from analysis.progress import Month
from store import State, Status, StoreError, said_name
from ui.language import said, say
from ui.words import STATES, STATUSES
from wording.moments import said_day, said_moment

Details = dict[str, Any]


def words_of(error: StoreError) -> str:
    """The refusal in a sentence or two; what has no words of its own tells its code."""
    told = _WORDS.get(error.code)
    return (
        told(error.details)
        if told
        else say(f"Không thực hiện được ({error.code}).", f"Refused ({error.code}).")
    )


def _state(details: Details) -> str:
    return said(STATES[State(details["state"])]).lower()


def _status(details: Details) -> str:
    return said(STATUSES[Status(details["status"])]).lower()


def _not_allowed(details: Details) -> str:
    if "group_id" in details:
        return say(
            f"Nhóm {details['group_id']} đã giao cho cán bộ thẩm định khác.",
            f"Group {details['group_id']} is assigned to other appraisers.",
        )
    if details.get("unit_code"):
        return say(
            f"Đơn vị {details['unit_code']} không thuộc phạm vi của tài khoản này; không có gì thay đổi.",
            f"The unit {details['unit_code']} is not among those of this account; nothing was changed.",
        )
    return say(
        "Tài khoản này không có quyền làm việc đó; không có gì thay đổi. Cần quyền thì hỏi quản trị viên cấp tỉnh.",
        "This account may not do that; nothing was changed. Ask the provincial administrator for the right.",
    )


def _not_all_appraised(details: Details) -> str:
    count = len(details["unit_codes"])
    return say(
        f"Còn {count} hồ sơ chờ kiểm tra hoặc thẩm định. Xử lý hết ở trang Thẩm định rồi thử lại.",
        f"{count} submissions still wait. Deal with them on the page Appraisal, then try again.",
    )


_FIGURES: dict[str, tuple[str, str]] = {
    "slot": ("không có chỉ tiêu này trong bộ tiêu chí", "the edition has no such indicator"),
    "not_applicable_not_allowed": ("không được đánh dấu Không áp dụng", "may not be marked not applicable"),
    "not_applicable_with_figures": (
        "đã Không áp dụng thì không ghi số liệu",
        "not applicable and figures exclude each other",
    ),
    "parts": ("sửa ở từng mục thành phần, không sửa ở dòng chung", "change its parts, not the whole"),
    "option": ("chọn một mục trong danh sách", "choose one of the options"),
    "value": ("ghi một số từ 0 trở lên", "give one number from 0 on"),
    "unchanged": ("số này đang được tính rồi", "this figure counts already"),
    "boolean": ("chọn Có hoặc Không", "choose yes or no"),
    "count": (
        "phải là số nguyên từ 0 trở lên; mẫu số khác 0",
        "must be whole numbers from 0 on; no denominator of 0",
    ),
    "share": ("tỷ lệ phải từ 0% đến 100%", "the share must be from 0% to 100%"),
    "ratio": ("ghi cả tử số và mẫu số", "give numerator and denominator"),
    "numerator_above_denominator": (
        "tử số không được lớn hơn mẫu số",
        "the numerator is above the denominator",
    ),
}


def _figure_invalid(details: Details) -> str:
    vi, en = _FIGURES.get(details["rule"], (details["rule"], details["rule"]))
    return say(f"Số liệu {details['slot']} chưa hợp lệ: {vi}.", f"The figure of {details['slot']}: {en}.")


_EVIDENCE: dict[str, tuple[str, str]] = {
    "empty": (
        "ghi ít nhất số hiệu, tên văn bản hoặc liên kết, hoặc đính kèm tệp",
        "give its number, title or link, or attach the file",
    ),
    "link": (
        "liên kết phải là một địa chỉ web đầy đủ, bắt đầu bằng https:// hoặc http://",
        "the link must be a whole web address that begins with https:// or http://",
    ),
    "future": ("ngày ban hành ở sau hôm nay", "its date is still to come"),
    "too_many": (
        "chỉ tiêu này đã có đủ số tài liệu tối đa; gỡ bớt tài liệu không còn dùng",
        "the indicator has as many as it can; remove one that is not needed",
    ),
}


def _evidence_invalid(details: Details) -> str:
    vi, en = _EVIDENCE[details["rule"]]
    return say(f"Tài liệu chưa được lưu: {vi}.", f"The document was not kept: {en}.")


_ATTACHMENTS: dict[str, tuple[str, str]] = {
    "empty": ("tệp rỗng (0 byte)", "it is empty (0 bytes)"),
    "too_large": (
        "tệp nặng quá 10 MB; quét lại với độ phân giải thấp hơn, hoặc tách ra",
        "it is larger than 10 MB; scan it at a lower resolution or split it",
    ),
    "kind": ("nội dung không phải là PDF, PNG hay JPEG", "its content is no PDF, PNG or JPEG"),
    "damaged": (
        "tệp không nguyên vẹn hoặc bị ghép thêm nội dung khác; mở tệp, lưu lại (hoặc in ra PDF) rồi chọn tệp mới",
        "it is not whole, or something is joined to it; open it, save it anew (or print it to PDF) and take that one",
    ),
    "ending": (
        "đuôi của tên tệp không khớp với nội dung; đặt lại tên cho đúng",
        "the ending of its name does not fit its content; name it rightly",
    ),
}


def _attachment_refused(details: Details) -> str:
    name, (vi, en) = details["file_name"], _ATTACHMENTS[details["rule"]]
    return say(f"Tệp “{name}” chưa được lưu: {vi}.", f"The file “{name}” was not kept: {en}.")


_ACCOUNTS: dict[str, tuple[str, str]] = {
    "email": ("không phải là một địa chỉ e-mail", "is not an e-mail address"),
    "twice": ("có hai lần trong danh sách", "is in the list twice"),
    "places_missing": (
        "cần ít nhất một đơn vị (cán bộ huyện: một huyện)",
        "needs a unit at least (a district officer: a district)",
    ),
    "places_given": ("có vai trò cấp tỉnh nên không gắn với đơn vị", "is of the province and has no places"),
    "place_unknown": ("có đơn vị không thuộc danh mục", "has a place that the era does not know"),
}


def _account_invalid(details: Details) -> str:
    vi, en = _ACCOUNTS[details["rule"]]
    who = details["email"] or "–"
    return say(f"Tài khoản {who} {vi}; chưa có gì được lưu.", f"The account {who} {en}; nothing was kept.")


def _submitted_meanwhile(details: Details) -> str:
    unit, revision = details["unit_code"], details["revision"]
    who, at = said_name(details["by"]), said_moment(details["at"])
    return say(
        f"Đơn vị {unit} vừa có người khác nộp (lần {revision}, {who}, {at}). Phiếu của bạn chưa được nhận: xem lại lần nộp "
        "đó, rồi bấm Nộp lần nữa nếu vẫn muốn thay.",
        f"Somebody else has just submitted for {unit} (no. {revision}, {who}, {at}). Yours was not accepted: look at "
        "theirs, then submit again to replace it.",
    )


_FIELDS = {
    "reason": ("lý do", "the reason"),
    "evidence": ("căn cứ (số hiệu văn bản, biên bản…)", "the reference (a number, minutes…)"),
    "text": ("nội dung", "the text"),
    "name": ("tên", "the name"),
}


def _text_missing(field: str) -> str:
    vi, en = _FIELDS.get(field, (field, field))
    return say(f"Còn thiếu {vi}. Ghi vào rồi lưu lại.", f"Missing: {en}. Fill it in and try again.")


_PLANS: dict[tuple[str, str], tuple[str, str]] = {
    ("base_round_id", "unknown"): (
        "kỳ làm điểm xuất phát không có hoặc chưa mở",
        "the round to start from is none that opened",
    ),
    ("base_round_id", "same"): (
        "kỳ này không thể làm điểm xuất phát của chính nó",
        "a round does not start from itself",
    ),
    ("base_round_id", "era"): (
        "kỳ làm điểm xuất phát dùng danh mục đơn vị của thời kỳ khác",
        "the round to start from has the units of another era",
    ),
    ("base_round_id", "demonstration"): (
        "số liệu minh họa và số liệu thật không đi chung",
        "invented figures and real ones do not go together",
    ),
    ("first_month", "after_goal"): ("tháng đầu ở sau ngày đích", "the first month is after the goal"),
    ("first_month", "behind_report"): (
        "đã có báo cáo của tháng sớm hơn tháng đầu này",
        "there are reports of months before this first one",
    ),
    ("due_day", "range"): ("ngày hạn phải từ 1 đến 31", "the due day is from 1 to 31"),
    ("goal_on", "behind_report"): (
        "đã có báo cáo của tháng sau ngày đích này",
        "there are reports of months after this goal",
    ),
}


def _plan_invalid(details: Details) -> str:
    vi, en = _PLANS[details["field"], details["rule"]]
    return say(f"Chưa lưu kế hoạch: {vi}.", f"The plan was not kept: {en}.")


def _month_not_reportable(details: Details) -> str:
    month, first, last = (_month(details[name]) for name in ("month", "first", "last"))
    if details["rule"] == "future":
        return say(
            f"Chưa đến {month}; báo cáo chưa được nhận. Chọn tháng này hoặc tháng trước.",
            f"{month} has not begun; nothing was accepted. Choose this month or one before.",
        )
    return say(
        f"Kỳ này nhận báo cáo từ {first} đến {last}, không nhận {month}. Chọn lại tháng.",
        f"The round takes reports from {first} to {last}, not of {month}. Choose another month.",
    )


def _month(text: object) -> str:
    return said(Month.parse(str(text)).name)


_WORDS: dict[str, Callable[[Details], str]] = {
    "NOT_ALLOWED": _not_allowed,
    "NOT_ADMITTED": lambda d: say(
        f"Địa chỉ {d['email']} chưa được cấp quyền, hoặc đã ngừng dùng. Hỏi quản trị viên cấp tỉnh.",
        f"The address {d['email']} has no active account. Ask the provincial administrator.",
    ),
    "SESSION_EXPIRED": lambda d: say(
        "Phiên đăng nhập đã hết hạn; thao tác vừa rồi chưa được thực hiện. Đăng nhập lại để tiếp tục.",
        "The session has ended; the last action was not carried out. Sign in again.",
    ),
    "ROUND_NOT_FOUND": lambda d: say("Không có kỳ đánh giá này.", "There is no such round."),
    "ROUND_NOT_OPEN": lambda d: say(
        f"Kỳ này đang ở trạng thái “{_status(d)}” nên không nhận thao tác này; không có gì thay đổi.",
        f"The round is “{_status(d)}” and does not take this; nothing was changed.",
    ),
    "NOT_YET_OPEN": lambda d: say(
        f"Kỳ này nhận phiếu từ ngày {said_day(d['opens_on'])}; phiếu chưa được nhận.",
        f"The round takes checklists from {said_day(d['opens_on'])} on; nothing was accepted.",
    ),
    "DEADLINE_PASSED": lambda d: say(
        f"Đã hết hạn nộp ({said_day(d['deadline'])}); phiếu chưa được nhận. Cần nộp muộn thì đề nghị tỉnh mở lại cho đơn vị.",
        f"The deadline ({said_day(d['deadline'])}) has passed; nothing was accepted. The province can reopen a unit.",
    ),
    "SUBMITTED_MEANWHILE": _submitted_meanwhile,
    "STEP_NOT_ALLOWED": lambda d: say(
        f"Hồ sơ của đơn vị {d['unit_code']} đang “{_state(d)}” nên không làm được bước này; không có gì thay đổi.",
        f"The submission of {d['unit_code']} is “{_state(d)}” and does not take this step; nothing was changed.",
    ),
    "STATUS_NOT_ALLOWED": lambda d: say(
        "Kỳ đánh giá không chuyển được sang trạng thái đó. Có thể người khác vừa thay đổi; tải lại trang.",
        "The round cannot move there. Somebody may just have changed it; reload the page.",
    ),
    "NOT_ALL_APPRAISED": _not_all_appraised,
    "GROUPS_NOT_REVIEWED": lambda d: say(
        f"Chưa thẩm định xong các nhóm: {', '.join(d['group_ids'])}.",
        f"These groups are not done: {', '.join(d['group_ids'])}.",
    ),
    "ASSIGNMENT_INVALID": lambda d: say(
        f"Không giao được: {', '.join([*d['group_ids'], *d['emails']])} không phải là nhóm chỉ tiêu hoặc cán bộ thẩm định "
        "đang hoạt động; không có gì thay đổi.",
        f"Not assigned: {', '.join([*d['group_ids'], *d['emails']])} is no group or active appraiser; nothing changed.",
    ),
    "FIGURE_INVALID": _figure_invalid,
    "FILE_MISSING": lambda d: say("Phiếu không kèm tệp nên chưa được nhận.", "A checklist without its file."),
    "FILE_NOT_FOUND": lambda d: say("Không còn tệp này.", "This file is not kept."),
    "SUBMISSION_NOT_FOUND": lambda d: say("Không có hồ sơ này.", "There is no such submission."),
    "EDITION_RATES_DISTRICTS": lambda d: say(
        f"Bộ tiêu chí {d['edition_id']} đánh giá cấp huyện nên không mở kỳ cho xã được; chưa có gì được lưu. Chọn một bộ "
        "tiêu chí cấp xã; kết quả cấp huyện xem ở trang Cấp huyện.",
        f"The edition {d['edition_id']} rates districts: no round of communes opens on it, and nothing was kept. Choose one "
        "for communes; the districts are rated on the page Districts.",
    ),
    "ROUND_INVALID": lambda d: say(
        "Kỳ đánh giá chưa hợp lệ: kiểm tra tên kỳ, các ngày và danh sách đơn vị.",
        "The round is not valid: check its name, dates and units.",
    ),
    "TEXT_TOO_LONG": lambda d: say(
        f"Nội dung dài {d['found']} ký tự, tối đa {d['limit']}. Rút gọn rồi lưu lại.",
        f"The text has {d['found']} characters, {d['limit']} are kept. Shorten it.",
    ),
    "TEXT_MISSING": lambda d: _text_missing(d["field"]),
    "EVIDENCE_INVALID": _evidence_invalid,
    "EVIDENCE_NOT_FOUND": lambda d: say(
        "Không còn tài liệu này: có thể người khác vừa gỡ. Tải lại trang.",
        "This document is not there any more: somebody may have removed it. Reload the page.",
    ),
    "ATTACHMENT_REFUSED": _attachment_refused,
    "PLAN_INVALID": _plan_invalid,
    "PLAN_NOT_FOUND": lambda d: say(
        "Kỳ này chưa có kế hoạch báo cáo tiến độ tháng. Quản trị viên cấp tỉnh đặt kế hoạch ở trang Quản trị.",
        "The round has no plan of monthly reports. The provincial administrator sets it on the page Administration.",
    ),
    "MONTH_NOT_REPORTABLE": _month_not_reportable,
    "NOTHING_BEFORE": lambda d: say(
        f"Đơn vị {d['unit_code']} chưa có số liệu nào trước {_month(d['month'])} nên chưa thể báo “không thay đổi”. "
        "Tải phiếu, điền số liệu rồi báo cáo.",
        f"Nothing is known of {d['unit_code']} before {_month(d['month'])}, so that nothing can have stayed. Fill in the "
        "checklist and report it.",
    ),
    "REPORT_NOT_FOUND": lambda d: say("Không có báo cáo tháng này.", "There is no such monthly report."),
    "NOT_IN_ROUND": lambda d: say(
        "Kỳ này không có đơn vị hoặc chỉ tiêu đó; tải lại trang rồi chọn lại.",
        "The round has no such unit or indicator; reload the page and choose again.",
    ),
    "ACCOUNT_INVALID": _account_invalid,
    "ACCOUNT_NOT_FOUND": lambda d: say(
        f"Không có tài khoản {d['email']}; tải lại trang.",
        f"There is no account {d['email']}; reload the page.",
    ),
    "OWN_ACCOUNT": lambda d: say(
        "Không tự ngừng dùng hoặc tự đổi vai trò của mình được; nhờ một quản trị viên khác. Chưa có gì được lưu.",
        "Nobody stops their own account or changes its role; ask another administrator. Nothing was kept.",
    ),
    "LAST_ADMINISTRATOR": lambda d: say(
        "Đây là quản trị viên đang dùng cuối cùng: lập thêm một quản trị viên rồi làm lại. Chưa có gì được lưu.",
        "This is the last active administrator: make another one first. Nothing was kept.",
    ),
    "EDITION_ID_TAKEN": lambda d: say(
        "Mã phiên bản này vừa được dùng cho một phiên bản khác. Đặt mã mới trong tệp rồi tải lên lại.",
        "This edition id was just taken by another edition. Give yours a new one and upload it again.",
    ),
    "DATABASE_UNAVAILABLE": lambda d: say(
        "Chưa truy cập được cơ sở dữ liệu. Số liệu đã nhận vẫn an toàn; thử lại sau ít phút.",
        "The database cannot be reached. What was accepted is safe; try again in a few minutes.",
    ),
    "DATABASE_FULL": lambda d: say(
        "Máy chủ hết chỗ lưu nên thao tác vừa rồi chưa được lưu; số liệu trước đó vẫn nguyên. Báo người quản trị máy chủ.",
        "The server's disk is full: the last action was not kept, what was there before is intact. Tell whoever runs it.",
    ),
}
