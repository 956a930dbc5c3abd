"""Taking an edition out to Excel and bringing one in: what is told of a file, and that a press publishes it."""

import io

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from checklist.edition_book import write_edition
from checklist.layout import MEDIA_TYPE
from criteria import as_yaml, edition_text, load_any, read_catalogue
from store import Database, local_access, publish_edition, published_edition, published_editions
from tests.checklist.test_skeleton_completed import completed_skeleton
from tests.editions import edition_text as small_edition
from tests.editions import indicator
from tests.ui.apps import opened, round_of, shown
from wording.language import Text

SMALL = small_edition(indicator())
STRICTER = small_edition(indicator(level="70%")).replace("id: thu", "id: thu-2")


def page() -> None:
    """The page alone; what it needs is imported inside, because it runs as a script."""
    from ui.catalogue import show

    show()


def brought(name: str, content: bytes | str, **query: str) -> AppTest:
    """The view after a file was dropped there."""
    app = opened(page, view="exchange", **query)
    given = content.encode() if isinstance(content, str) else content
    app.file_uploader[0].set_value((name, given, MEDIA_TYPE))
    return app.run()


def can_be_published(app: AppTest) -> bool:
    """Whether the button is there."""
    return any(button.key == "publish-edition" for button in app.button)


def test_a_sound_workbook_is_kept_by_one_press_and_not_before(db: Database) -> None:
    edition = read_catalogue(SMALL, "thu.yaml")
    app = brought("thu.xlsx", write_edition(edition))
    assert "Bộ tiêu chí hợp lệ" in shown(app)
    assert "không sửa được nữa" in shown(app)
    assert published_editions(local_access(db)) == []
    app.button(key="publish-edition").click().run()
    kept = published_edition(local_access(db), "thu")
    assert read_catalogue(kept.text, "thu.yaml") == edition
    assert (kept.text, kept.published_by) == (as_yaml(edition), "local")


def test_it_is_said_what_the_file_holds_and_changes(db: Database) -> None:
    publish_edition(local_access(db), SMALL)
    round_of(db, "thu", SMALL, {"14755": {"A.1": "65/100"}})
    said = shown(brought("thu-2.yaml", STRICTER))
    assert "**1** chỉ tiêu, **0** bắt buộc, thang **100** điểm · mã phiên bản `thu-2`" in said
    assert "Nhóm A" in said
    assert "Ngưỡng đạt đổi từ 60% thành 70%" in said
    assert "**1 / 1 đơn vị đổi kết luận**" in said


def test_every_problem_of_a_file_is_told_with_its_place(db: Database) -> None:
    wrong = SMALL.replace("points: 100", "points: -1").replace("scale: 100", "scale: nhiều")
    app = brought("thu.yml", wrong)
    said = shown(app)
    assert "Chưa nhập được: 2 lỗi" in said
    assert said.count("CATALOGUE_BAD_VALUE") == 2
    assert f"dòng {SMALL.splitlines().index('scale: 100') + 1}" in said
    assert not can_be_published(app)


def test_a_problem_of_a_workbook_is_told_by_sheet_and_cell(db: Database) -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_edition(read_catalogue(SMALL, "thu.yaml"))))
    sheet = book["Chỉ tiêu"]
    cell = next(c for row in sheet.iter_rows() for c in row if c.value == 100)
    cell.value = "một trăm"
    changed = io.BytesIO()
    book.save(changed)
    app = brought("thu.xlsx", changed.getvalue())
    assert f"Chỉ tiêu!{cell.coordinate}" in shown(app)
    assert not can_be_published(app)


@pytest.mark.parametrize(
    ("name", "content"),
    [("bo.xlsx", b"PK\x03\x04"), ("bo.yaml", b""), ("bo.yaml", b"\xff{"), ("bo.txt", b"id: thu")],
)
def test_what_is_no_edition_is_refused_plainly(db: Database, name: str, content: bytes) -> None:
    app = brought(name, content)
    assert not app.exception
    assert "Chưa nhập được" in shown(app)


def test_a_skeleton_is_told_what_it_lacks(db: Database) -> None:
    app = brought("khung.xlsx", write_edition(load_any("qd-1829-2023")))
    said = shown(app)
    assert "vẫn là khung" in said
    row = next(part for part in said.split("<tr>") if "CQS.01" in part)
    assert "tên chỉ tiêu, kiểu số liệu, cách tính, điểm tối đa" in row
    assert "XHS.01" not in row
    assert not can_be_published(app)


@pytest.mark.parametrize("text", [SMALL, edition_text("tham-chieu-2022")])
def test_what_is_there_already_is_not_published_again(db: Database, text: str) -> None:
    publish_edition(local_access(db), SMALL)
    app = brought("bo.yaml", text)
    assert "iống hệt" in app.info[0].value
    assert not can_be_published(app)


def test_an_id_that_is_taken_is_said_before_publishing(db: Database) -> None:
    publish_edition(local_access(db), SMALL)
    app = brought("bo.yaml", STRICTER.replace("id: thu-2", "id: thu"))
    assert "đã thuộc một phiên bản khác" in app.info[0].value
    assert not can_be_published(app)


def test_a_skeleton_goes_out_with_how_to_complete_it(db: Database) -> None:
    app = opened(page, view="exchange", edition="qd-3853-2022")
    assert "Điền các ô còn trống theo phụ lục" in shown(app)
    assert [button.label for button in app.get("download_button")] == ["Xuất ra Excel", "Tải bản YAML"]


def test_a_completed_skeleton_that_keeps_the_notice_of_the_skeleton_is_told_so(db: Database) -> None:
    skeleton = load_any("qd-1829-2023")
    assert skeleton.notice.vi
    completed = completed_skeleton()
    app = brought("qd.yaml", as_yaml(completed))
    assert "vẫn là lời của khung" in shown(app)
    assert can_be_published(app)
    own = completed.model_copy(update={"notice": Text(vi="Theo QĐ 1829")})
    assert "vẫn là lời của khung" not in shown(brought("qd.yaml", as_yaml(own)))
