"""What all reports say first: the letterhead with dots where nothing was told, the round, and what is not official."""

from typing import Any

from checklist.ranking.indicator_words import source_in_words
from reports.letterhead import DOTS, Letterhead, dotted, said_date
from store import Progress, Results


def head_of(results: Results | Progress, letterhead: Letterhead) -> dict[str, Any]:
    """The fields of `contents.Head`, by name."""
    edition = results.edition
    notices = (edition.notice.vi, f"Nguồn của bộ tiêu chí: {source_in_words(edition.source, 'vi')}.")
    return {
        "co_quan_chu_quan": dotted(letterhead.superior).upper(),
        "co_quan": dotted(letterhead.agency).upper(),
        "so_ky_hieu": f"{letterhead.number.strip() or '…….'}/BC-{letterhead.symbol.strip() or '…….'}",
        "dia_danh": dotted(letterhead.place),
        "ngay_thang": said_date(letterhead.day),
        "kinh_gui": letterhead.addressee.strip(),
        "quyen_han": letterhead.authority.strip().upper(),
        "chuc_vu": dotted(letterhead.position).upper(),
        "nguoi_ky": dotted(letterhead.signer),
        "noi_nhan": tuple(one.strip() for one in letterhead.recipients if one.strip()) or (DOTS,),
        "ky_danh_gia": results.round.name,
        "bo_tieu_chi": f"{edition.title.vi} ({edition.id})",
        "luu_y": tuple(one for one in notices if one),
        "minh_hoa": results.round.demonstration,
    }
