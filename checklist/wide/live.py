"""The live cells of the wide form: hidden columns that calculate, and the summary of each commune.

The formulas are those of the ordinary checklist (`template.live_cells`, `template.totals_formulas`), written over the
cells of a row.
"""

from openpyxl.worksheet.worksheet import Worksheet

from checklist.layout import Column
from checklist.template.live_cells import group_key, live_cells
from checklist.template.plan import SlotRow
from checklist.template.totals_formulas import Ranges, score
from checklist.wide.layout import Summary
from checklist.wide.plan import GROUP_ROW, INDICATOR_ROW, THRESHOLD_ROW, Cells, WidePlan
from criteria.levels import Zone
from criteria.verdicts import SUBSETS, choose_xl


def write_hidden_headers(sheet: Worksheet, plan: WidePlan) -> None:
    """Write what the totals need to know of each indicator above its hidden columns, and hide these."""
    for indicator in plan.edition.indicators:
        letter = plan.letters[indicator.id, Column.OUTCOME]
        slot = plan.edition.slot_by_id[indicator.id]
        sheet[f"{letter}{GROUP_ROW}"].value = group_key(SlotRow(0, slot, None))
        sheet[f"{letter}{INDICATOR_ROW}"].value = int(indicator.mandatory) if indicator.in_base else None
        sheet[f"{letter}{THRESHOLD_ROW}"].value = indicator.points
    for letter in (*plan.hidden_letters, *plan.totals.values()):
        sheet.column_dimensions[letter].hidden = True


def write_live_row(sheet: Worksheet, plan: WidePlan, row: int, zone: Zone) -> None:
    """Write every formula of one commune."""
    for cells in plan.cells_of(row).values():
        for column, formula in live_cells(cells, zone).items():
            if (cells.slot.id, column) in plan.letters:
                sheet[cells.cell(column)].value = formula
    for field in plan.figures:
        if field.column is Column.OUTCOME:
            sheet[f"{field.letter}{row}"].value = f"={Cells(field.slot, row, plan).cell(Column.OUTCOME)}"
    at, over = {key: f"{letter}{row}" for key, letter in plan.totals.items()}, _ranges(plan, row)
    for key, formula in _totals(plan, at, over).items():
        sheet[at[key]].value = formula
    for one, formula in _summary(plan, at, f"{plan.leads[Summary.TO_CHECK]}{row}", over).items():
        sheet[f"{plan.leads[one]}{row}"].value = formula


def _ranges(plan: WidePlan, row: int) -> Ranges:
    """Where the totals of a row look: what is known of the indicators above, their outcomes and points beside."""

    def block(column: Column, at: str) -> str:
        indicators = plan.edition.indicators
        first, last = (plan.letters[one.id, column] for one in (indicators[0], indicators[-1]))
        return f"${first}{at}:${last}{at}"

    above = (block(Column.OUTCOME, f"${at}") for at in (GROUP_ROW, INDICATOR_ROW, THRESHOLD_ROW))
    group, mandatory, points_max = above
    earned, outcome = (block(column, str(row)) for column in (Column.POINTS, Column.OUTCOME))
    return Ranges(group, mandatory, outcome, points_max, earned)


def _totals(plan: WidePlan, at: dict[str, str], over: Ranges) -> dict[str, str]:
    """The formulas of the totals by their keys."""
    edition, base, made = plan.edition, over.in_subset("applicable"), {}
    for subset in SUBSETS:
        which = over.in_subset(subset)
        made[f"count.{subset}"] = f"={over.applicable(which)}"
        made[f"passed.{subset}"] = f"={over.passed(which)}"
        made[f"missing.{subset}"] = f"={over.missing(which)}"
    for group in edition.groups:
        got, most = over.points(over.in_group(group.id)), over.most(over.in_group(group.id))
        made[f"share.{group.id}"] = f'=IF({most}>0,{got}/{most},"")'
    return made | {
        "points": f"={over.points(base)}",
        "most": f"={over.most(base)}",
        "bonus": f"={over.bonus(edition.bonus_cap)}",
        "penalty": f"={over.penalty()}",
        "score": score(at["points"], at["most"], edition.scale, at["bonus"], at["penalty"]),
    }


def _summary(plan: WidePlan, at: dict[str, str], to_check: str, over: Ranges) -> dict[Summary, str]:
    """The formulas of the summary; a commune without any figure shows no outcome yet."""
    count, passed, missing = (at[f"{key}.applicable"] for key in ("count", "passed", "missing"))
    untouched = f"AND({missing}={sum(i.in_base for i in plan.edition.indicators)},{to_check}=0)"
    shown = {
        Summary.PASSED: passed,
        Summary.FAILED: f"{count}-{passed}-{missing}",
        Summary.SCORE: at["score"],
        Summary.VERDICT: choose_xl(plan.edition.verdicts, at),
    }
    return {
        Summary.ANSWERED: f'=({count}-{missing})&"/"&{count}',
        Summary.TO_CHECK: f"={over.to_check()}",
        **{one: f'=IF({untouched},"",{expression})' for one, expression in shown.items()},
    }
