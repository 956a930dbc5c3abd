"""The list of assigned units as a workbook that `read_cohort` takes back: an example to be edited, or a list in use."""

import pandas as pd

from checklist.layout import Head
from checklist.list_book import ListColumn, write_list

FILE_NAME = "danh-sach-giao-chi-tieu.xlsx"
_TITLE = "Danh sách giao chỉ tiêu"
_HINT = (
    "Xóa dòng của các đơn vị không được giao chỉ tiêu, lưu tệp rồi tải lên. "
    "Mỗi dòng một đơn vị: chỉ cần mã, hoặc tên{district}."
)


def write_cohort(units: pd.DataFrame) -> bytes:
    """Return the .xlsx with one row for each of the units, a frame of `load_units`, in its order."""
    columns = [ListColumn(Head.UNIT_CODE.value.label, 16), ListColumn(Head.UNIT_NAME.value.label, 42)]
    fields = ["name"]
    has_districts = bool(units["district_name"].any())
    if has_districts:
        columns.append(ListColumn(Head.DISTRICT.value.label, 36))
        fields.append("district_name")
    rows = [(str(code), *texts) for code, *texts in units[fields].itertuples()]
    return write_list(
        "Danh sách", _TITLE, _HINT.format(district=" và huyện" if has_districts else ""), columns, rows
    )
