"""The addresses of the pages that a letter leads to."""

from urllib.parse import urlencode

from wording.language import Lang

SUBMIT, DESK, PROGRESS, REMINDERS = "nop-phieu", "tham-dinh", "tien-do", "nhac-viec"
"""The pages; a test holds them against the pages' own addresses."""


def page_link(address: str, page: str, lang: Lang, round_id: int | None = None) -> str:
    """The link to a page of the Xã Số at `address`, in a language and perhaps of a round."""
    params = {"lang": lang} | ({} if round_id is None else {"round": str(round_id)})
    return f"{address}/{page}?{urlencode(params)}"
