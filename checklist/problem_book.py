"""Problems of a file as a workbook of their own: where, what was found, what to do."""

from collections.abc import Sequence

from checklist.list_book import ListColumn, write_list
from wording.language import Lang, Text
from wording.problems import Problem, Severity

_NAME = Text(vi="Lỗi cần sửa", en="Problems")
_TITLE = Text(vi="Vấn đề của tệp {file}", en="Problems of the file {file}")
_HINT = Text(
    vi="Mỗi dòng một vấn đề. Sửa ở chỗ ghi trong cột Ở đâu rồi tải tệp lên lại.",
    en="One row is one problem. Mend it at the place named under Where, then upload the file again.",
)
_COLUMNS = (
    (Text(vi="Mức", en="Level"), 11.0),
    (Text(vi="Ở đâu", en="Where"), 20.0),
    (Text(vi="Vấn đề", en="Problem"), 62.0),
    (Text(vi="Cách sửa", en="What to do"), 48.0),
    (Text(vi="Mã lỗi", en="Code"), 30.0),
)
_LEVELS = {
    Severity.ERROR: Text(vi="✕ Lỗi", en="✕ Error"),
    Severity.WARNING: Text(vi="! Lưu ý", en="! Note"),
}


def write_problems(problems: Sequence[Problem], file: str, lang: Lang) -> bytes:
    """Return the .xlsx with one row for each problem, in their order."""
    rows = [
        (_LEVELS[p.severity].say(lang), p.place(lang), p.message(lang), p.remedy(lang), p.code)
        for p in problems
    ]
    columns = [ListColumn(header.say(lang), width) for header, width in _COLUMNS]
    title = _TITLE.say(lang).format(file=file)
    return write_list(_NAME.say(lang), title, _HINT.say(lang), columns, rows)
