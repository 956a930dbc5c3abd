"""No text from outside becomes anything but text: every hostile text, in every field, through every workbook we write.

Each workbook is made twice, with a harmless word and with a hostile text in all its fields, and the two packages are
compared member by member: the same parts, the same relations, the same formulas, and every cell says what was typed.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape
from zipfile import ZipFile

import openpyxl
import pandas as pd
import pytest
from defusedxml.ElementTree import fromstring

from checklist.carrying import carry_over
from checklist.edition_book import write_edition
from checklist.layout import CHECKLIST_SHEET
from checklist.marked import marked_copy
from checklist.plain_text import harmless
from checklist.ranking import Source, write_ranking, write_unit
from checklist.reading.strings import unescaped
from checklist.readings import Reading
from checklist.results import as_document, results, to_json
from checklist.template import Template
from checklist.wide import wide_form
from criteria import Edition, read_catalogue
from criteria.edition_yaml import as_yaml
from criteria.inputs import OptionInput
from scoring import Answers, Scores, score
from tests.checklist.exported import MADE_AT
from tests.checklist.libreoffice import recalculated
from tests.checklist.workbooks import filled, rewritten
from tests.editions import frame_of
from ui.archive import archive
from wording.cleaning import cleaned
from wording.file_names import fit_name
from wording.problems import Kind, Problem

WORD, OTHER = "Lành", "Khác"
"""Harmless texts."""

TEXTS = {
    "plus": '+84237 _x0007_ &A&"Arial"&20&P',
    "minus": '-1+1 "&HYPERLINK("http://x.invalid")&"',
    "at": '@SUM(A1) </t></is><f>1+1</f><v a="',
    "tab": "\t=1+1 [x]:*?/\\|",
    "carriage return": "\r=1+1 a\x00\x01\x07\x0b\x1b\x1f\x7f\x9fb tệp\u202excod.xlsx\u2066",
    "link": '=HYPERLINK("http://x.invalid";"y")',
    "dde": "=cmd|' /C calc'!A0+DDE(\"cmd\";\"/C calc\")+'[so.xlsx]Trang'!A1",
    "disguise": "_x000D_=1+1_x003D__x005F_",
    "error": "#REF!",
    "long": "\n'=1+1 " + "ế" * 1_000,
}
"""Without commas, which no label of a list may hold."""

# --- the fields -----------------------------------------------------------------------------------------------------

TEXT = f"{{vi: {WORD}, en: {WORD}}}"
NAMES = [f"{{id: {WORD} {n}, name: {{vi: {WORD} {n}, en: {WORD} {n}}}" for n in (1, 2, 3)]
LABELS = [said.replace("name", "label") for said in NAMES]
SOURCE = f"{{provenance: proposed, text: {TEXT}}}"
LEVEL = f"threshold: {{lowland: 1, mountain: 1, source: {SOURCE}}}"
MORE = f"evidence: {TEXT}, help: {TEXT}, motivated_by: {TEXT}, source: {SOURCE}, note: {TEXT}"
EDITION = f"""
id: thu
title: {TEXT}
notice: {TEXT}
source: {SOURCE}
scale: 60
groups: [{{id: A, name: {TEXT}}}, {{id: B, name: {TEXT}}}]
facts: [{{text: {TEXT}, source: {SOURCE}}}]
indicators:
  - {{id: A.1, group: A, name: {TEXT}, points: 10, mandatory: true, rule: {{type: threshold}}, {LEVEL}, {MORE},
     input: {{type: ratio, numerator: {TEXT}, denominator: {TEXT}, unit: {TEXT}}}, not_applicable: {TEXT}}}
  - {{id: A.2, group: A, name: {TEXT}, points: 10, rule: {{type: threshold}}, {LEVEL}, {MORE},
     input: {{type: count, question: {TEXT}, unit: {TEXT}}}}}
  - {{id: A.3, group: A, name: {TEXT}, points: 10, rule: {{type: threshold}}, {LEVEL}, {MORE},
     input: {{type: number, question: {TEXT}, unit: {TEXT}}}}}
  - {{id: A.4, group: A, name: {TEXT}, points: 10, rule: {{type: boolean}}, {LEVEL}, {MORE},
     input: {{type: boolean, question: {TEXT}}}}}
  - {{id: B.5, group: B, name: {TEXT}, points: 10, rule: {{type: options}}, {LEVEL}, {MORE},
     input: {{type: option, question: {TEXT}, options: [{LABELS[0]}, share: 1}}, {LABELS[1]}, share: 0}}]}}}}
  - {{id: B.6, group: B, name: {TEXT}, points: 10, input: {{type: parts, question: {TEXT}}}, {LEVEL}, {MORE},
     rule: {{type: parts, parts: [{NAMES[0]}, share: 1/2}}, {NAMES[1]}, share: 1/2}}]}}}}
verdicts:
  - {NAMES[0]}, tone: unknown, when: [{{type: any_missing}}]}}
  - {NAMES[1]}, tone: good, when: [{{type: share_passed, at_least: 100%}}]}}
  - {NAMES[2]}, tone: bad}}
grades: [{NAMES[0]}, from_score: 30}}, {NAMES[1]}, from_score: 0}}]
"""
"""Every key of an edition that holds a text, in both languages. Ids of groups and indicators take letters only."""

CODE = "14758"
SHEET = "xl/worksheets/sheet1.xml"
NAME = 80
"""Characters of a name that stands in formulas and lists: Excel takes 255 in all."""


@cache
def edition(text: str, id: str = "thu") -> Edition:
    """The edition with the text in each of its fields; what must be unique has a number behind it."""
    read = read_catalogue(EDITION, "thu.yaml")
    assert isinstance(read, Edition)
    clean = cleaned(text)  # as every edition is read

    def said(found: re.Match[str]) -> str:
        return json.dumps(f"{clean[:NAME]} {found[1]}" if found[1] else clean)[1:-1]

    written = re.sub(rf"{WORD}(?: (\d))?", said, read.model_dump_json())
    return Edition.model_validate_json(written).model_copy(update={"id": id})


def answers(text: str) -> pd.DataFrame:
    """What one unit reports, with the text as evidence and explanation of each indicator."""
    of = edition(text)
    asked = of.slot_by_id["B.5"].input
    assert isinstance(asked, OptionInput)
    frame = frame_of(
        {CODE: {slot.id: 1 for slot in of.slots if slot.id not in ("B.5", "B.6")} | {"B.5": "x"}}
    )
    frame.loc[frame["slot"] == "B.5", ["choice", "not_applicable"]] = [asked.options[0].id, False]
    of_parts = frame["slot"].map(lambda slot: of.slot_by_id[slot].part is not None)
    frame["evidence"] = frame["explanation"] = pd.Series(text, frame.index).where(~of_parts, "")
    return frame


def units(text: str) -> pd.DataFrame:
    """One unit whose name and district are the text."""
    place = {"name": text, "kind": "xã", "district_code": "380", "district_name": text, "zone": "lowland"}
    return pd.DataFrame(place, index=pd.Index([CODE]))


@cache
def scores(text: str) -> Scores:
    """The unit scored by the edition."""
    of = edition(text)
    return score(of, Answers.of(of, answers(text), pd.Index([CODE])), units(text))


def problem(text: str) -> Problem:
    """A problem that tells of the text, in a file and a sheet of that name."""
    facts = {"indicator": text, "name": text, "cell": "E14", "found": text, "field": text}
    return Problem(Kind.NEGATIVE_NUMBER, text, text, "E14", facts=facts)


# --- the exports ----------------------------------------------------------------------------------------------------


@cache
def template(text: str) -> Template:
    """The template of the edition with the text in its fields, for a round of that name."""
    return Template(edition(text), "lowland", text)


def blank(text: str) -> bytes:
    """A blank checklist."""
    return template(text).for_unit(CODE, text, text, "2022", filled_by=text)


def prefilled(text: str) -> bytes:
    """A checklist with the answers in it."""
    return template(text).for_unit(CODE, text, text, "2022", answers(text), filled_by=text)


def carried(text: str) -> bytes:
    """A checklist whose evidence and explanations somebody else wrote, carried over to another edition."""
    given = answers(OTHER).replace({"evidence": OTHER, "explanation": OTHER}, text)
    own = template(OTHER).for_unit(CODE, "Phường Đông Thọ", "Thành phố Thanh Hóa", "2022", given)
    # What we escape others do not: `_x0007_` in their file is the character with that number.
    theirs = rewritten(
        own, {SHEET: lambda part: part.replace(escape(harmless(text)), escape(said_raw(text)))}
    )
    done = carry_over(
        theirs,
        "a.xlsx",
        edition=edition(OTHER, "moi"),
        era="2022",
        known={"thu": edition(OTHER)}.__getitem__,
        round_name=text,
    )
    (one,) = done.carried
    return one.content


def wide(text: str) -> bytes:
    """A wide form with the answers in it."""
    return wide_form(edition(text), units(text), [CODE], "2022", text, answers(text), text)


def edition_book(text: str) -> bytes:
    """The edition's own workbook."""
    return write_edition(edition(text))


def ranking(text: str) -> bytes:
    """The ranked export with everything that it takes."""
    absent = units(text).set_axis(["14759"])
    refused = [Reading(text, text, (), (problem(text),))]
    return write_ranking(
        scores(text),
        [Source(CODE, text, text, MADE_AT)],
        title=text,
        cohort_name=text,
        demonstration=True,
        made_at=MADE_AT,
        absent=absent,
        refused=refused,
        warnings=[problem(text)],
        units=[CODE],
        answers=answers(text),
    )


def unit_sheet(text: str) -> bytes:
    """The sheet of one unit alone, in English."""
    source = Source(CODE, text, text, MADE_AT)
    words: dict[str, Any] = {"title": text, "cohort_name": text, "made_at": MADE_AT, "lang": "en"}
    return write_unit(scores(text), CODE, source, answers=answers(text), **words)


def said_raw(text: str) -> str:
    """The text as another program may write it: control characters in Excel's way, what looks like one as it is."""
    return CONTROL.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def marked(text: str) -> bytes:
    """A marked copy: somebody typed the text, or made a formula or a link of it."""
    said = said_raw(text)

    def change(book: openpyxl.Workbook) -> None:
        sheet = book[CHECKLIST_SHEET]
        for place in ("B1", "F6", "G6", "J6"):
            sheet[place].value, sheet[place].data_type = said, "s"
        for place in ("B2", "F7", "G7"):
            sheet[place].value, sheet[place].data_type = f"={said.lstrip('=')}", "f"
        sheet["J7"] = '=HYPERLINK("http://x.invalid","y")'
        sheet["J8"] = "x"
        sheet["J8"].hyperlink = "http://x.invalid"

    content = filled("| A.1 | 9o | 10 | | | | |\n| A.2 | 9 | 10 | | | | |", change=change)
    copy = marked_copy(content, [problem(text), replace(problem(text), sheet=CHECKLIST_SHEET, cell="B6")])
    assert copy is not None
    return copy


EXPORTS: dict[str, Callable[[str], bytes]] = {
    made.__name__: made
    for made in (blank, prefilled, carried, wide, marked, edition_book, ranking, unit_sheet)
}
OWN_PARTS = {"marked": "xl/worksheets/sheet1.xml"}
"""The sheet of a marked copy that is another's: its texts stay as they were typed, tabs and all."""


@cache
def harmless_file(export: str) -> "Package":
    """The workbook of an export with the harmless word in every field."""
    return Package(EXPORTS[export](WORD))


# --- what a package holds -------------------------------------------------------------------------------------------

CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
FORMULAS = {
    "f",
    "formula",
    "formula1",
    "formula2",
    "definedName",
    "calculatedColumnFormula",
    "totalsRowFormula",
}
LITERAL = re.compile(r'"(?:[^"]|"")*"')
LITERALS = re.compile(rf"{LITERAL.pattern}(?:&{LITERAL.pattern})*")
SHEET_NAME = re.compile(r"'(?:[^']|'')*'")
RUNNABLE = re.compile(
    r"vbaProject|externalLink|connections|customUI|embeddings|activeX|oleObject|queryTable|ctrlProp"
)


def name_of(element: Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


class Package:
    """The members of an .xlsx, parsed."""

    def __init__(self, content: bytes) -> None:
        with ZipFile(BytesIO(content)) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
        self.parts = {name: fromstring(part) for name, part in members.items()}

    def each(self, *names: str) -> Iterator[tuple[str, Element]]:
        """All elements of these names with the parts that they stand in; without names, all there are."""
        for part, root in self.parts.items():
            yield from ((part, e) for e in root.iter() if not names or name_of(e) in names)

    def strings(self) -> Iterator[tuple[str, str]]:
        """Every text and attribute of every part, as a program reads it."""
        for part, element in self.each():
            for said in (element.text, element.tail, *element.attrib.values()):
                if said:
                    yield part, said if part.endswith(".vml") else unescaped(said)

    @cached_property
    def formulas(self) -> list[tuple[str, str, str]]:
        """Every formula of cells, names, lists, formats and charts; what it says in quotes is left out."""
        return [
            (part, name_of(e), SHEET_NAME.sub("''", LITERALS.sub('""', e.text or "")))
            for part, e in self.each(*FORMULAS)
        ]

    @property
    def calculated(self) -> list[str]:
        """Every formula of a cell."""
        return [e.text or "" for _, _, cell in self.cells() for e in cell if name_of(e) == "f"]

    def literals(self) -> list[str]:
        """Every text in quotes of every formula."""
        return [one for _, e in self.each(*FORMULAS) for one in LITERAL.findall(e.text or "")]

    def cells(self) -> Iterator[tuple[str, str, Element]]:
        """Every cell with its part and its address."""
        return ((part, e.attrib["r"], e) for part, e in self.each("c"))

    @cached_property
    def texts(self) -> dict[tuple[str, str], str]:
        """What the cells with texts say, as a person sees it."""
        shared = [_text(e) for _, e in self.each("si")]
        said = {}
        for part, at, cell in self.cells():
            if cell.get("t") == "s":
                said[part, at] = shared[int(next(cell.iter()).findtext("{*}v") or 0)]
            elif cell.get("t") == "inlineStr":
                said[part, at] = _text(cell)
        return said

    @cached_property
    def prefixed(self) -> set[tuple[str, str]]:
        """The cells whose content stays text when a person edits it."""
        looks = list(next(e for _, e in self.each("cellXfs")))
        typed = {str(i) for i, look in enumerate(looks) if look.get("quotePrefix") == "1"}
        return {(part, at) for part, at, cell in self.cells() if cell.get("s") in typed}


def _text(element: Element) -> str:
    return unescaped("".join(e.text or "" for e in element.iter() if name_of(e) == "t"))


def key(said: str) -> str:
    """A text without capitals, blanks and counts: these may differ between places and files."""
    return re.sub(r"[\s\d]", "", CONTROL.sub("", said).casefold())


# --- what must hold -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Compared:
    """One export with one text in every field, and the same export with a harmless word in its place."""

    export: str
    text: str
    package: Package
    harmless: Package


@pytest.fixture(
    scope="module", params=[(e, t) for e in EXPORTS for t in TEXTS], ids=lambda pair: "-".join(pair)
)
def both(request: pytest.FixtureRequest) -> Compared:
    export, text = request.param
    return Compared(export, text, Package(EXPORTS[export](TEXTS[text])), harmless_file(export))


def test_the_parts_and_relations_are_those_of_a_harmless_file(both: Compared) -> None:
    package = both.package
    assert set(package.parts) == set(both.harmless.parts)
    assert not [name for name in package.parts if RUNNABLE.search(name)]
    relations = [(part, e.get("Type")) for part, e in package.each("Relationship")]
    assert relations == [(part, e.get("Type")) for part, e in both.harmless.each("Relationship")]
    assert not [e.attrib for _, e in package.each("Relationship") if e.get("TargetMode") == "External"]
    assert not [kind for _, kind in relations if kind and kind.endswith(("/hyperlink", "/attachedTemplate"))]
    for _, link in package.each("hyperlink", "hlinkClick", "hlinkHover"):
        assert re.fullmatch(r"'(?:[^']|'')+'!\$?[A-Z]+\$?\d+", link.get("location") or ""), link.attrib


def test_the_formulas_are_those_of_a_harmless_file(both: Compared) -> None:
    package = both.package
    assert package.formulas == both.harmless.formulas
    assert [one for one in package.literals() if len(one) > 255 + 2] == []
    assert not [at for _, at, cell in package.cells() if cell.get("t") == "e"]


def test_no_control_character_survives_in_any_text_or_attribute(both: Compared) -> None:
    found = [
        (part, said[:80])
        for part, said in both.package.strings()
        if CONTROL.search(said) and part != OWN_PARTS.get(both.export)
    ]
    assert found == []


def test_every_cell_says_what_was_typed_and_stays_text_when_it_is_edited(both: Compared) -> None:
    said, prefixed, typed = both.package.texts, both.package.prefixed, TEXTS[both.text]
    assert set(said) == set(both.harmless.texts)
    for place, shown in said.items():
        if place[0] == OWN_PARTS.get(both.export):
            continue
        if both.text != "long":  # which no place says whole
            told = key(both.harmless.texts[place])
            assert key(shown) in [told.replace(key(WORD), key(one)) for one in (typed, unescaped(typed))], (
                place
            )
        assert place in prefixed or not re.match(r"\s*[=+@'-]", shown), (place, shown[:80])


def test_no_text_becomes_a_formula_when_libreoffice_saves_the_file(tmp_path: Path) -> None:
    paths = [tmp_path / f"{export}.xlsx" for export in EXPORTS if export not in ("blank", "unit_sheet")]
    for path in paths:
        path.write_bytes(EXPORTS[path.stem](TEXTS["link"]))
    for path, again in zip(paths, recalculated(paths, tmp_path / "again"), strict=True):
        before, after = Package(path.read_bytes()), Package(again.read_bytes())
        assert len(after.calculated) == len(before.calculated), path.name
        assert not [one for one in after.calculated if "HYPERLINK" in LITERAL.sub("", one)]
        assert not [e for _, e in after.each("Relationship") if e.get("TargetMode") == "External"]


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_what_programs_read_holds_no_control_character(text: str) -> None:
    refused = [Reading(text, "", (), (problem(text),))]
    document = results(scores(text), {CODE: (text, "")}, [CODE], refused, [problem(text)])
    assert not CONTROL.search(as_yaml(edition(text)))
    for said in (*_said(json.loads(to_json(document))), *_said(as_document(problem(text), "vi"))):
        assert not CONTROL.search(said), said[:80]


FILES = {
    "../../etc/passwd": "passwd",
    "C:\\Users\\a\\phieu.xlsx": "phieu.xlsx",
    "/": "tep",
    "..": "tep",
    "": "tep",
    "a\x00b\r\n\tc\u202excod.xlsx": "a_b___c_xcod.xlsx",
    "con.xlsx": "_con.xlsx",
    "COM1": "_COM1",
    "nul .x.xlsx": "_nul .x.xlsx",
    "console.xlsx": "console.xlsx",
    'a<b>:"|?*.xlsx': "a_b______.xlsx",
    "phiếu. . ": "phiếu",
    "\ud800.xlsx": "_.xlsx",
    "=1+1.xlsx": "=1+1.xlsx",
}


@pytest.mark.parametrize(("given", "name"), FILES.items())
def test_a_name_of_a_file_is_one_that_every_folder_takes(given: str, name: str) -> None:
    assert fit_name(given) == name
    with ZipFile(BytesIO(archive([(given, b"1"), (given, b"2")]))) as packed:
        first, second = packed.namelist()
        assert first == name and second != name
        assert not re.search(r'[<>:"|?*/\\]', second) and not CONTROL.search(second)


def test_a_long_name_keeps_its_ending() -> None:
    name = fit_name("ế" * 300 + ".xlsx")
    assert name.endswith("ế.xlsx") and len(name.encode()) <= 200
    assert len(fit_name("a." + "ế" * 300).encode()) <= 200


def _said(document: Any) -> Iterator[str]:
    if isinstance(document, dict):
        document = [*document, *document.values()]
    if isinstance(document, list):
        for one in document:
            yield from _said(one)
    elif isinstance(document, str):
        yield document
