"""Packages as different programs write them are marked; what cannot be opened gets no copy."""

import re

import pytest

from checklist.looks import ERROR_MARK
from checklist.marked import marked_copy
from tests.checklist.marked_copies import (
    CHECKLIST_PART,
    LIST,
    REFUSED,
    fill_of,
    is_tinted,
    marked,
    opened,
    packed,
    parts,
)
from tests.checklist.workbooks import read
from tests.wording.test_problem_catalogue import any_facts
from wording.problems import Kind, Problem

SHEET = "Phiếu đánh giá"
WORKBOOK, STYLES, TYPES = "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"
RELATIONS = "xl/_rels/workbook.xml.rels"


def prefixed(part: bytes) -> bytes:
    """The main namespace under a prefix, as some writers have it."""
    renamed = re.sub(rb"<(/?)(?=[A-Za-z]+[\s/>])", rb"<\1x:", part)
    return renamed.replace(b' xmlns="', b' xmlns:x="')


def in_utf_16(part: bytes) -> bytes:
    text = re.sub(r"^<\?xml[^>]*\?>", "", part.decode())
    return f'<?xml version="1.0" encoding="UTF-16"?>{text}'.encode("utf-16")


def in_utf_16_without_a_mark(part: bytes) -> bytes:
    return re.sub(r"^<\?xml[^>]*\?>", "", part.decode()).encode("utf-16-le")


def with_backslashes(members):
    return {name.replace("worksheets/", "worksheets\\"): part for name, part in members.items()}


def every_part(members, change):
    return members | {n: change(p) for n, p in members.items() if n in (CHECKLIST_PART, WORKBOOK, STYLES)}


def without_styles(members):
    rest = {name: part for name, part in members.items() if name != STYLES}
    rest[TYPES] = re.sub(rb"<Override[^>]*styles.xml[^>]*>", b"", rest[TYPES])
    rest[RELATIONS] = re.sub(rb"<Relationship [^>]*styles.xml[^>]*>", b"", rest[RELATIONS])
    rest[CHECKLIST_PART] = re.sub(rb' s="\d+"', b"", rest[CHECKLIST_PART])
    return rest


def without_relation_to_styles(members):
    book = re.sub(rb"<Relationship [^>]*styles.xml[^>]*>", b"", members[RELATIONS])
    return members | {RELATIONS: book}


def with_relative_targets(members):
    return members | {RELATIONS: members[RELATIONS].replace(b'Target="/xl/', b'Target="')}


def without_views(members):
    book = re.sub(rb"<bookViews>.*?</bookViews>|<workbookProtection ?/>", b"", members[WORKBOOK])
    return members | {WORKBOOK: book}


def with_bare_lists(members):
    styles = re.sub(
        rb"<fills.*?</fills>", b'<fills count="1"><fill><patternFill/></fill></fills>', members[STYLES]
    )
    return members | {STYLES: re.sub(rb"<borders.*?</borders>", b"", styles)}


WRITERS = {
    "prefixed": lambda members: every_part(members, prefixed),
    "utf-16": lambda members: every_part(members, in_utf_16),
    "utf-16 without a mark": lambda members: every_part(members, in_utf_16_without_a_mark),
    "without styles": without_styles,
    "styles without relation": without_relation_to_styles,
    "relative targets": with_relative_targets,
    "without views": without_views,
    "bare lists of styles": with_bare_lists,
}


@pytest.mark.parametrize("writer", WRITERS.values(), ids=WRITERS)
def test_it_is_marked_whoever_wrote_it(writer):
    content = packed(writer(parts(REFUSED)))
    problems = read(content).problems
    assert problems == read(REFUSED).problems
    copy = marked(content)
    book = opened(copy)
    assert is_tinted(fill_of(book, "B6"), ERROR_MARK) and not fill_of(book, "F6")
    assert "9o" in book[SHEET]["B6"].comment.text
    assert book.active.title == LIST
    assert read(copy).problems == problems


def test_names_with_backslashes_are_the_parts_they_name():
    content = packed(with_backslashes(parts(REFUSED)))
    copy = marked(content)
    assert read(copy).problems == read(content).problems == read(REFUSED).problems
    assert len(parts(copy)) == len(parts(marked(REFUSED)))


def test_cells_without_an_address_are_found():
    rows = ['<row><c/><c/><c t="str"><v>a</v></c></row>', "<row/>", "<row><c><v>1</v></c></row>"]
    members = parts(REFUSED)
    data = f"<sheetData>{''.join(rows)}</sheetData>".encode()
    members[CHECKLIST_PART] = re.sub(rb"<sheetData>.*</sheetData>", data, members[CHECKLIST_PART])
    facts = any_facts(Kind.NOT_A_NUMBER)
    problems = [
        Problem(Kind.NOT_A_NUMBER, "", SHEET, cell, facts=facts) for cell in ("B1", "E1", "B2", "A3", "C5")
    ]
    book = opened(marked(packed(members), problems))
    coloured = {c.coordinate for row in book[SHEET].iter_rows() for c in row if c.fill.fill_type}
    assert coloured == {"B1", "E1", "B2", "A3", "C5"}
    assert (book[SHEET]["C1"].value, book[SHEET]["A3"].value) == ("a", 1)


def test_a_sheet_without_any_cell_can_be_marked():
    members = parts(REFUSED)
    members[CHECKLIST_PART] = re.sub(rb"<sheetData>.*</sheetData>", b"<sheetData/>", members[CHECKLIST_PART])
    problem = Problem(Kind.NOT_A_NUMBER, "", SHEET, "B2", facts=any_facts(Kind.NOT_A_NUMBER))
    assert is_tinted(fill_of(opened(marked(packed(members), [problem])), "B2"), ERROR_MARK)


def test_every_part_has_one_type_and_every_relation_leads_to_a_part():
    after = parts(marked(REFUSED))
    kinds = re.findall(rb'PartName="/([^"]+)"', after[TYPES])
    assert len(set(kinds)) == len(kinds) and {kind.decode() for kind in kinds} <= set(after)
    endings = set(re.findall(rb'Extension="([^"]+)"', after[TYPES]))
    assert not [n for n in after if n.encode() not in kinds and n.rpartition(".")[2].encode() not in endings]
    for name in (name for name in after if name.endswith(".rels")):
        ids = re.findall(rb'\bId="([^"]+)"', after[name])
        assert len(set(ids)) == len(ids)
        assert all(t.decode() in after for t in re.findall(rb'Target="/(xl/[^"]+)"', after[name]))


def test_the_numbers_in_lists_of_styles_are_right():
    styles = parts(marked(REFUSED))[STYLES].decode()
    for name, member in {"fonts": "font", "fills": "fill", "borders": "border", "cellXfs": "xf"}.items():
        said, inside = re.search(rf'<{name} count="(\d+)">(.*?)</{name}>', styles).groups()
        assert len(re.findall(rf"<{member}[ />]", inside)) == int(said), name


@pytest.mark.parametrize(
    "content",
    [b"", b"abc", packed({"a.txt": b"x"}), packed({**parts(REFUSED), "xl/vbaProject.bin": b"x"})],
    ids=["empty", "no zip", "another zip", "macros"],
)
def test_what_is_refused_at_the_gate_gets_no_copy(content):
    assert marked_copy(content, [Problem(Kind.DAMAGED_WORKBOOK)]) is None


@pytest.mark.parametrize("name", [WORKBOOK, CHECKLIST_PART, STYLES, RELATIONS, TYPES])
@pytest.mark.parametrize("broken", [b"", b"<a>", b"<a/>", b"\xff\xfe\x00"])
def test_a_damaged_part_is_no_traceback(name, broken):
    content = packed(parts(REFUSED) | {name: broken})
    copy = marked_copy(content, read(REFUSED).problems)
    assert copy is None or opened(copy)


def test_the_strict_form_that_the_reader_does_not_know_gets_no_copy():
    main, strict = (
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    )
    content = packed({name: part.replace(main, strict) for name, part in parts(REFUSED).items()})
    assert marked_copy(content, []) is None
