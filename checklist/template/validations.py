"""What a cell takes: prompts, error texts and drop-down lists of the cells that a person fills."""

from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from checklist.layout import NOT_APPLICABLE_MARK, Column, Head
from checklist.plain_text import harmless
from checklist.template.plan import HEAD_CELL, Plan, SlotCells
from criteria.inputs import NO, YES, BooleanInput, CountInput, NumberInput, OptionInput, RatioInput

_LONGEST_TITLE, _LONGEST_TEXT = 32, 220
_MORE_THAN_ANY_COUNT = "1000000000000"


def add_validations(sheet: Worksheet, plan: Plan) -> None:
    """Put prompts and limits on every cell that a person fills."""
    for line in plan.slot_rows:
        for column, validation in figure_validations(line).items():
            validation.add(line.cell(column))
            sheet.add_data_validation(validation)
    for column, validation in text_validations().items():
        for line in plan.slot_rows:
            if line.slot.part is None:
                validation.add(line.cell(column))
        sheet.add_data_validation(validation)
    for field, prompt in _HEAD_PROMPTS.items():
        validation = _any_text(field.value.label, prompt)
        validation.add(HEAD_CELL[field])
        sheet.add_data_validation(validation)


def text_validations() -> dict[Column, DataValidation]:
    """The prompts of evidence and explanation, by column; each is still to be given its cells."""
    return {column: _any_text(column.title, prompt) for column, prompt in _TEXT_PROMPTS.items()}


def figure_validations(line: SlotCells) -> dict[Column, DataValidation]:
    """What the cells of figures and the mark Không áp dụng take, by column; each is still to be given its cells."""
    validations = _of_figures(line)
    reason = line.slot.indicator.not_applicable
    if line.slot.part is None and reason is not None:
        validations[Column.NOT_APPLICABLE] = _one_of(
            [NOT_APPLICABLE_MARK],
            f"{line.slot.id} · Không áp dụng",
            f"Chọn x khi: {reason.vi}. Ghi lý do ở cột Giải trình và để trống số liệu.",
            "Chỉ chọn x, hoặc để trống.",
        )
    return validations


def _of_figures(line: SlotCells) -> dict[Column, DataValidation]:
    asked, title = line.slot.input, line.slot.id
    if isinstance(asked, RatioInput):
        return _of_ratio(line, asked)
    if isinstance(asked, CountInput):
        prompt = f"{asked.question.vi}. Gõ số nguyên từ 0 trở lên ({asked.unit.vi}). Không có thì gõ 0."
        error = f"Phải là số nguyên từ 0 trở lên ({asked.unit.vi})."
        return {Column.VALUE: _whole(title, prompt, error, "0", _MORE_THAN_ANY_COUNT)}
    if isinstance(asked, NumberInput):
        prompt = f"{asked.question.vi}. Gõ số từ 0 trở lên ({asked.unit.vi})."
        limits = DataValidation(type="decimal", operator="greaterThanOrEqual", formula1="0")
        return {Column.VALUE: _described(limits, title, prompt, "Phải là số từ 0 trở lên.")}
    if isinstance(asked, BooleanInput):
        choices = [YES.vi, NO.vi]
        return {
            Column.VALUE: _one_of(
                choices, title, f"{line.slot.name.vi}: chọn Có hoặc Không.", "Chọn Có hoặc Không."
            )
        }
    if isinstance(asked, OptionInput):
        labels = [option.label.vi for option in asked.options]
        return {Column.VALUE: _one_of(labels, title, asked.question.vi, "Chọn một mục trong danh sách.")}
    return {}


def _of_ratio(line: SlotCells, asked: RatioInput) -> dict[Column, DataValidation]:
    top, bottom = line.cell(Column.NUMERATOR), line.cell(Column.DENOMINATOR)
    at_most = f"IF(ISNUMBER({bottom}),{bottom},{_MORE_THAN_ANY_COUNT})"
    unit = asked.unit.vi
    return {
        Column.NUMERATOR: _whole(
            f"{line.slot.id} · Tử số",
            f"{asked.numerator.vi}. Số nguyên ({unit}), không lớn hơn mẫu số. Không có thì gõ 0.",
            f"Tử số phải là số nguyên từ 0 trở lên ({unit}) và không lớn hơn mẫu số.",
            "0",
            at_most,
        ),
        Column.DENOMINATOR: _whole(
            f"{line.slot.id} · Mẫu số",
            f"{asked.denominator.vi}. Số nguyên ({unit}), từ 1 trở lên.",
            f"Mẫu số phải là số nguyên từ 1 trở lên ({unit}) và không nhỏ hơn tử số.",
            f"MAX(1,{top})",
            _MORE_THAN_ANY_COUNT,
        ),
        Column.VALUE: _described(
            DataValidation(type="decimal", operator="between", formula1="0", formula2="1"),
            f"{line.slot.id} · Giá trị",
            "Tự tính từ tử số và mẫu số. Chỉ khi không có số đếm mới gõ tỷ lệ phần trăm vào đây, ví dụ 97,93%.",
            "Tỷ lệ phải từ 0% đến 100%.",
        ),
    }


def _whole(title: str, prompt: str, error: str, least: str, most: str) -> DataValidation:
    limits = DataValidation(type="whole", operator="between", formula1=least, formula2=most)
    return _described(limits, title, prompt, error)


def _one_of(choices: list[str], title: str, prompt: str, error: str) -> DataValidation:
    listed = harmless(",".join(choices)).replace('"', '""')
    return _described(DataValidation(type="list", formula1=f'"{listed}"'), title, prompt, error)


def _any_text(title: str, prompt: str) -> DataValidation:
    return _described(DataValidation(), title, prompt, "")


def _described(limits: DataValidation, title: str, prompt: str, error: str) -> DataValidation:
    """Add the texts; a blank cell is always allowed."""
    limits.allow_blank = limits.showInputMessage = limits.showErrorMessage = True
    limits.promptTitle = limits.errorTitle = _cut(title, _LONGEST_TITLE)
    limits.prompt, limits.error = _cut(prompt, _LONGEST_TEXT), _cut(error, _LONGEST_TEXT) or None
    return limits


def _cut(text: str, longest: int) -> str:
    """Excel refuses a file whose prompts are longer, and reads escapes in them as in cells."""
    return harmless(text if len(text) <= longest else text[: longest - 1] + "…")


_TEXT_PROMPTS = {
    Column.EVIDENCE: "Ghi số hiệu, tên văn bản, ngày; hoặc nguồn kết xuất, đường dẫn.",
    Column.EXPLANATION: "Ghi khi đánh dấu Không áp dụng, hoặc khi số liệu cần nói rõ thêm.",
}
_HEAD_PROMPTS = {
    Head.UNIT_NAME: "Sửa nếu tên đơn vị chưa đúng.",
    Head.UNIT_CODE: "Mã đơn vị hành chính; sửa nếu chưa đúng.",
    Head.DISTRICT: "Huyện, thị xã, thành phố; sửa nếu chưa đúng.",
    Head.FILLED_BY: "Họ tên, chức vụ, số điện thoại của người điền.",
    Head.FILLED_ON: "Ngày điền phiếu, ví dụ 15/12/2022.",
}
