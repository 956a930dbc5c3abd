"""`Template`: the blank checklist of an edition and a zone, made out to one unit after another."""

import io
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

import pandas as pd
from openpyxl import Workbook

from checklist.layout import TEMPLATE_VERSION, Column, Head, Meta
from checklist.looks import font
from checklist.plain_text import write_content
from checklist.template.checklist_sheet import write_checklist
from checklist.template.checklist_top import write_status
from checklist.template.guide_sheet import write_guide
from checklist.template.identity import write_identity
from checklist.template.plan import HEAD_CELL, plan_of
from checklist.template.prefill import Filling, fillings
from checklist.template.stencil import Stencil, mark
from checklist.template.totals_sheet import status_formula, write_totals
from criteria import Edition
from criteria.levels import Zone


def file_name(code: str) -> str:
    """The name of a unit's checklist: `phieu-14755.xlsx`."""
    return f"phieu-{code}.xlsx"


@dataclass(frozen=True)
class _Addressee:
    """The texts of a workbook that belong to one unit."""

    code: str
    name: str
    district_name: str
    era: str
    filled_by: str

    @classmethod
    def marks_for(cls, texts: Mapping[str, str]) -> "_Addressee":
        """The marks of a stencil, one for each text that there is; a blank stays blank."""
        return cls(**{name: mark(name) if text else "" for name, text in texts.items()})


class Template:
    """One workbook, built once and made out to many units of a zone; not for use by two threads at a time."""

    def __init__(self, edition: Edition, zone: Zone, round_name: str = "") -> None:
        self._edition, self._round_name = edition, round_name
        self._plan = plan_of(edition)
        self._stencils: dict[_Addressee, Stencil] = {}
        self._book = Workbook()
        self._book._named_styles["Normal"].font = font()  # type: ignore[attr-defined]  # widths are measured in it
        sheet = self._book.active
        assert sheet is not None
        write_checklist(sheet, self._plan, zone)
        write_totals(self._book, self._plan)
        write_guide(self._book.create_sheet(), self._plan, zone)
        write_status(sheet, status_formula(edition))
        self._sheet = sheet

    def for_unit(
        self,
        code: str,
        name: str,
        district_name: str,
        era: str,
        answers: pd.DataFrame | None = None,
        filled_by: str = "",
        best: Mapping[str, float] | None = None,
    ) -> bytes:
        """Return the workbook made out to one unit, as the bytes of an .xlsx.

        `answers` is the unit's long frame of `scoring.ANSWER_COLUMNS`; what it gives stands in the input cells.
        `best` gives the best value of the cohort for indicators that are scored relative to it; without it these
        stay without points. Raises KeyError where one of them names a row that the edition does not have.
        """
        addressee = _Addressee(code, name, district_name, era, filled_by)
        filled = [] if answers is None else list(fillings(self._plan.row_of, answers))
        filled += [(self._plan.row_of[slot].cell(Column.BEST), value) for slot, value in (best or {}).items()]
        return self._prefilled(addressee, filled) if filled else self._blank(addressee)

    def _blank(self, addressee: _Addressee) -> bytes:
        texts: dict[str, str] = asdict(addressee)
        marked = _Addressee.marks_for(texts)
        if marked not in self._stencils:
            self._stencils[marked] = Stencil(self._saved(marked))
        return self._stencils[marked].filled(texts)

    def _prefilled(self, addressee: _Addressee, filled: Iterable[Filling]) -> bytes:
        before = {address: self._sheet[address].value for address, _ in filled}
        for address, content in filled:
            write_content(self._sheet[address], content)
        saved = self._saved(addressee)
        for address, content in before.items():
            self._sheet[address].value = content
            self._sheet[address].quotePrefix = False
        return saved

    def _saved(self, addressee: _Addressee) -> bytes:
        head = {
            Head.UNIT_NAME: addressee.name,
            Head.UNIT_CODE: addressee.code,
            Head.DISTRICT: addressee.district_name,
            Head.ERA: addressee.era,
            Head.ROUND: self._round_name,
            Head.FILLED_BY: addressee.filled_by,
        }
        for field, said in head.items():
            write_content(self._sheet[HEAD_CELL[field]], said)
        facts = {
            Meta.EDITION: self._edition.id,
            Meta.ERA: addressee.era,
            Meta.UNIT: addressee.code,
            Meta.TEMPLATE: TEMPLATE_VERSION,
        }
        named = {Meta.ROUND: self._round_name} if self._round_name else {}
        write_identity(self._book, facts | named)
        out = io.BytesIO()
        self._book.save(out)
        return out.getvalue()
