"""The papers of an indicator on a page: documents and remarks, who may add what, and outside text as text."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import event, update
from streamlit.testing.v1 import AppTest

from store import (
    Access,
    AttachmentRefused,
    Database,
    EvidenceInvalid,
    NewEvidence,
    Round,
    add_evidence,
    add_remark,
    evidence_of,
    local_access,
    remarks_of,
    remove_evidence,
    set_status,
)
from store.moments import now
from store.tables import AccountPlaceRow, AccountRow, EvidenceRow
from tests.attachments import PDF
from tests.editions import edition_text, indicator
from tests.ui.apps import opened, round_of, shown
from ui.refusals import words_of

OWN, OTHER = "14755", "14758"
INDICATORS = ("A.1", "A.2", "A.3", "A.4", "A.5")
HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(1)> [bấm](javascript:alert(1)) **đậm** :red[x] $a$ `x` "
    "'; DROP TABLE evidence; -- phải\u200f sang\u200b trái \U0001f600"
)


def page() -> None:
    """The papers of a commune; what it needs is imported inside, because it runs as a script."""
    from ui.papers import show_all_papers
    from ui.rating import current_rating

    show_all_papers(current_rating(), "14755")


@pytest.fixture
def round_(db: Database) -> Round:
    text = edition_text(*(indicator(id_) for id_ in INDICATORS), scale=500)
    return round_of(db, "thu", text, {}, [OWN, OTHER])


@pytest.fixture
def admin(db: Database) -> Access:
    return local_access(db)


@pytest.fixture
def acting(db: Database, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Access]:
    """Lets somebody else look at the page: `acting("commune_officer", "14755")`."""

    def make(role: str, code: str = "") -> Access:
        email = f"{role}{code}@thu.vn"
        with db.transaction() as session:
            account = AccountRow(
                email=email, name="Lê Thị Hoa", role=role, active=True, created_at=now(), created_by="local"
            )
            account.places = [AccountPlaceRow(era="2022", code=code)] if code else []
            session.add(account)
        for module in ("papers", "rating"):
            monkeypatch.setattr(f"ui.{module}.access", lambda: Access(db, email))
        return Access(db, email)

    return make


def pressed(app: AppTest, label: str, at: int = 0) -> AppTest:
    """The page after a button was pressed."""
    return [button for button in app.button if button.label == label][at].click().run()


def labels(app: AppTest) -> list[str]:
    return [button.label for button in app.button]


def field(app: AppTest, label: str):
    return next(one for one in (*app.text_input, *app.text_area, *app.date_input) if one.label == label)


def test_a_document_with_its_file_is_named_on_the_page(round_: Round, acting: Callable[..., Access]) -> None:
    officer = acting("commune_officer", OWN)
    app = pressed(opened(page, indicator="A.2"), "Thêm tài liệu")
    field(app, "Số hiệu").set_value("12/QĐ-UBND")
    field(app, "Tên văn bản").set_value("Quyết định")
    field(app, "Ngày ban hành").set_value(date(2022, 3, 15))
    field(app, "Trích yếu").set_value("Giao chỉ tiêu")
    field(app, "Liên kết (https://…)").set_value("https://a.gov.vn/12")
    app.file_uploader[0].upload("qd.pdf", PDF)
    app = pressed(app, "Lưu tài liệu")
    [kept] = evidence_of(officer, round_.id, OWN)
    assert (kept.indicator_id, kept.number, kept.issued_on, kept.file_name) == (
        "A.2",
        "12/QĐ-UBND",
        date(2022, 3, 15),
        "qd.pdf",
    )
    said = shown(app)
    assert "<b>12/QĐ-UBND</b> · Quyết định · ngày 15/03/2022" in said
    assert "qd.pdf · a.gov.vn" in said and "Lê Thị Hoa · " in said
    assert [link.proto.url for link in app.get("link_button")] == ["https://a.gov.vn/12"]
    assert [one.proto.label for one in app.get("download_button")] == ["Tải tệp"]
    assert "Lưu tài liệu" not in labels(app)


def test_what_is_refused_is_told_and_stays_typed(round_: Round, admin: Access) -> None:
    app = pressed(opened(page, indicator="A.1"), "Thêm tài liệu")
    field(app, "Số hiệu").set_value("12/QĐ-UBND")
    field(app, "Liên kết (https://…)").set_value("javascript:alert(1)")
    app = pressed(app, "Lưu tài liệu")
    assert "bắt đầu bằng https" in app.error[0].value
    assert field(app, "Số hiệu").value == "12/QĐ-UBND"
    field(app, "Liên kết (https://…)").set_value("")
    app.file_uploader[0].upload("qd.pdf", b"<html>")
    app = pressed(app, "Lưu tài liệu")
    assert "không phải là PDF, PNG hay JPEG" in app.error[0].value
    assert evidence_of(admin, round_.id, OWN) == []
    field(app, "Tên văn bản").set_value("ế" * 10_000)
    assert "dài 10000 ký tự" in pressed(app, "Lưu tài liệu").error[0].value.replace(".", "").replace("\\", "")
    app = pressed(app, "Hủy")
    assert "Lưu tài liệu" not in labels(app) and not app.error


def test_a_document_is_removed_with_a_reason_and_stays_in_view_as_removed(
    round_: Round, admin: Access
) -> None:
    add_evidence(admin, round_.id, OWN, NewEvidence("A.1", "9/BC", file=PDF, file_name="a.pdf"))
    app = pressed(pressed(opened(page), "Gỡ"), "Gỡ tài liệu")
    assert "thiếu lý do" in app.error[0].value
    app.text_input[0].set_value("Nhầm tệp")
    app = pressed(app, "Gỡ tài liệu")
    assert evidence_of(admin, round_.id, OWN)[0].removed_at is not None
    assert "<s>9/BC</s>" in shown(app)
    assert not app.get("download_button") and "Gỡ" not in labels(app)


def test_a_thread_says_who_in_which_role_and_takes_an_answer(
    round_: Round, admin: Access, acting: Callable[..., Access]
) -> None:
    add_remark(admin, round_.id, OWN, "A.3", "Thiếu chữ ký")
    officer = acting("commune_officer", OWN)
    app = pressed(opened(page), "Viết ý kiến")
    field(app, "Ý kiến của bạn (gửi rồi thì không sửa được)").set_value("Đã bổ sung")
    app = pressed(app, "Gửi ý kiến")
    assert [one.text for one in remarks_of(officer, round_.id, OWN)] == ["Thiếu chữ ký", "Đã bổ sung"]
    said = shown(app)
    assert "<b>Máy này</b> · Quản trị viên cấp tỉnh" in said and "<b>Lê Thị Hoa</b> · Cán bộ xã" in said
    assert said.index("Thiếu chữ ký") < said.index("Đã bổ sung")
    [section] = app.expander
    assert section.label == "**A\\.3** Tên A\\.3 · 2 ý kiến" and section.proto.expanded


def test_outside_text_is_shown_as_text(round_: Round, admin: Access) -> None:
    text = HOSTILE
    add_evidence(admin, round_.id, OWN, NewEvidence("A.1", text, text, None, text + "x" * 3_800))
    add_remark(admin, round_.id, OWN, "A.1", f"{text}\n{'x' * 3_800}")
    removed = add_evidence(admin, round_.id, OWN, NewEvidence("A.1", text))
    remove_evidence(admin, removed.id, "thử")
    app = opened(page, indicator="A.1")
    assert not app.exception
    markup = [element.proto.body for element in app.get("html")]
    assert all("<script" not in body and "<img" not in body for body in markup)
    outside_html = [element.value for kind in ("markdown", "caption", "error") for element in app.get(kind)]
    assert all(text not in body for body in outside_html)
    assert shown(app).replace("&#x27;", "'").replace("&lt;", "<").replace("&gt;", ">").count(text) == 5


def test_a_forged_link_in_the_database_is_text_and_no_link(
    db: Database, round_: Round, admin: Access
) -> None:
    add_evidence(admin, round_.id, OWN, NewEvidence("A.1", link="https://a.vn"))
    with db.transaction() as session:
        session.execute(update(EvidenceRow).values(link="javascript:alert(1)"))
    app = opened(page, indicator="A.1")
    assert "javascript:alert(1)" in shown(app) and not app.get("link_button")


@pytest.mark.parametrize("asked", ["<script>\x00", "x" * 10_000])
def test_a_forged_indicator_in_the_address_is_passed_over(round_: Round, asked: str) -> None:
    app = opened(page, indicator=asked)
    assert not app.exception and app.selectbox[0].value is None
    assert "Chưa có tài liệu hay ý kiến nào" in shown(app)


@pytest.mark.parametrize(
    ("role", "code", "offered"),
    [
        ("commune_officer", OWN, ["Gỡ", "Thêm tài liệu", "Viết ý kiến"]),
        ("district_officer", "380", ["Gỡ", "Thêm tài liệu", "Viết ý kiến"]),
        ("appraiser", "", ["Viết ý kiến"]),
    ],
)
def test_nobody_is_offered_what_they_may_not_do(
    round_: Round, admin: Access, acting: Callable[..., Access], role: str, code: str, offered: list[str]
) -> None:
    add_evidence(admin, round_.id, OWN, NewEvidence("A.1", "9/BC"))
    acting(role, code)
    assert labels(opened(page)) == offered
    for status in ("closed", "appraised"):
        set_status(admin, round_.id, status)
    app = opened(page)
    assert "9/BC" in shown(app) and labels(app) == [] and not app.selectbox


@pytest.mark.parametrize(("role", "code"), [("viewer", ""), ("commune_officer", OTHER)])
def test_papers_of_other_units_are_not_told_of(
    round_: Round, admin: Access, acting: Callable[..., Access], role: str, code: str
) -> None:
    add_evidence(admin, round_.id, OWN, NewEvidence("A.1", "9/BC"))
    acting(role, code)
    app = opened(page)
    assert not app.exception and shown(app) == "" and labels(app) == []


def test_more_indicators_take_no_more_queries(db: Database, round_: Round, admin: Access) -> None:
    opened(page)  # the results of the round are computed once
    asked: list[str] = []
    event.listen(db.engine, "before_cursor_execute", lambda c, cursor, text, *more: asked.append(text))
    counts = []
    for added in (INDICATORS[:1], INDICATORS[1:]):
        for id_ in added:
            add_evidence(admin, round_.id, OWN, NewEvidence(id_, "9/BC"))
            add_remark(admin, round_.id, OWN, id_, "x")
        asked.clear()
        assert added[-1] in opened(page).expander[-1].label.replace("\\", "")
        counts.append(len(asked))
    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    "error",
    [
        *(EvidenceInvalid("", rule=rule) for rule in ("empty", "link", "future", "too_many")),
        *(
            AttachmentRefused("", rule=rule, file_name="a.pdf")
            for rule in ("empty", "too_large", "kind", "damaged", "ending")
        ),
    ],
    ids=lambda error: error.details["rule"],
)
def test_every_refused_document_is_told_in_words(error: EvidenceInvalid | AttachmentRefused) -> None:
    assert "chưa được lưu: " in words_of(error) and error.code not in words_of(error)
