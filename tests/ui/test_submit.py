"""Nộp phiếu: files of another edition, wide forms and marked copies on the page."""

from streamlit.testing.v1 import AppTest

from checklist.layout import MEDIA_TYPE
from checklist.template import Template
from checklist.wide import wide_form
from criteria import Edition, read_catalogue
from store import Database, local_access, publish_edition
from tests.editions import edition_text, frame_of, indicator
from tests.ui.apps import opened, round_of, shown
from units import load_units

OLD = edition_text(indicator(), indicator("A.2", points=100), scale=200)
NEW = OLD.replace("id: thu\n", "id: thu-2\n").replace("name: Tên A.2", "name: Tên khác của A.2")
UNITS = load_units("2022")
DISTRICT = "Thành phố Thanh Hóa"
FIRST, SECOND, THIRD = UNITS.index[UNITS["district_name"] == DISTRICT][:3]


def page() -> None:
    """The page alone; what it needs is imported inside, because it runs as a script."""
    from ui.submit import show

    show()


def edition_of(text: str) -> Edition:
    read = read_catalogue(text, "thu.yaml")
    assert isinstance(read, Edition)
    return read


def dropped(*files: tuple[str, bytes], **query: str) -> AppTest:
    """The page after files were dropped on it."""
    app = opened(page, **query)
    app.file_uploader[0].set_value([(name, content, MEDIA_TYPE) for name, content in files])
    return app.run()


def checklist(text: str, unit: str, **slots: str) -> bytes:
    answers = frame_of({unit: {slot.replace("_", "."): said for slot, said in slots.items()}})
    row = UNITS.loc[unit]
    return Template(edition_of(text), row["zone"]).for_unit(unit, row["name"], DISTRICT, "2022", answers)


def downloads(app: AppTest) -> list[str]:
    return [button.proto.label for button in app.get("download_button")]


def test_figures_of_another_edition_go_into_a_new_checklist_and_nothing_is_submitted(db: Database) -> None:
    publish_edition(local_access(db), OLD)
    round_of(db, "thu-2", NEW, {}, [FIRST])
    app = dropped(("cu.xlsx", checklist(OLD, FIRST, A_1="3/5", A_2="4/5")))
    assert "EDITION_DIFFERS" in shown(app)
    assert "Tải phiếu mới đã có số liệu" not in downloads(app)
    next(b for b in app.button if b.label == "Chuyển số liệu sang phiếu của kỳ này").click().run()
    said = shown(app)
    assert "chuyển được 1 trên 2 dòng đã điền" in said
    assert "Không chuyển được" in said and "Cần điền thêm" in said
    assert "Tải phiếu mới đã có số liệu" in downloads(app)
    assert not any(b.label.startswith("Nộp ") for b in app.button)


def test_a_file_of_this_edition_is_not_offered_to_be_carried_over(db: Database) -> None:
    round_of(db, "thu", OLD, {}, [FIRST])
    app = dropped(("sai.xlsx", checklist(OLD, FIRST, A_1="7/5")))
    assert "NUMERATOR_ABOVE_DENOMINATOR" in shown(app)
    assert [b.label for b in app.button] == []
    assert "Tải tệp đã đánh dấu các ô này" in downloads(app)


def test_a_file_that_cannot_be_opened_has_no_marked_copy(db: Database) -> None:
    round_of(db, "thu", OLD, {}, [FIRST])
    app = dropped(("hong.xlsx", b"PK\x03\x04 broken"))
    assert "DAMAGED_WORKBOOK" in shown(app)
    assert not any("đánh dấu" in label for label in downloads(app))


def test_a_wide_form_is_accepted_for_the_communes_that_it_answers(db: Database) -> None:
    round_of(db, "thu", OLD, {}, [FIRST, SECOND, THIRD])
    answers = frame_of({FIRST: {"A.1": "3/5", "A.2": "4/5"}, SECOND: {"A.1": "1/5"}})
    form = wide_form(edition_of(OLD), UNITS, [FIRST, SECOND, THIRD], "2022", answers=answers)
    app = dropped(("huyen.xlsx", form))
    assert "Nhận được: 2 phiếu" in shown(app)
    assert "UNITS_LEFT_BLANK" in shown(app)
    next(b for b in app.button if b.label == "Nộp 2 phiếu").click().run()
    assert "Đã nộp 2 phiếu" in shown(app)


def test_a_blank_wide_form_is_no_submission(db: Database) -> None:
    round_of(db, "thu", OLD, {}, [FIRST])
    app = dropped(("huyen.xlsx", wide_form(edition_of(OLD), UNITS, [FIRST], "2022")))
    assert "NOTHING_FILLED_IN" in shown(app)
    assert not any(b.label.startswith("Nộp ") for b in app.button)


def test_the_form_of_a_district_is_offered_with_its_communes_of_the_list(db: Database) -> None:
    round_of(db, "thu", OLD, {}, [FIRST, SECOND])
    app = opened(page, form="district")
    assert app.selectbox(key="district_form").options == [f"{DISTRICT} · 2 đơn vị"]
    assert "Tải phiếu tổng hợp" in downloads(app)
