"""Độ vững thứ hạng: whether the ranks stand when indicators weigh a little more or less."""

import streamlit as st

from analysis.firmness.firmness import MANY, SEED, SPREAD, SURE, WITHIN, Firmness
from checklist.layout import MEDIA_TYPE
from ui.blocks import round_notice, tile, tiles
from ui.firmness.deciding import show_deciding
from ui.firmness.found import export_firmness, found_for, why_not
from ui.firmness.intervals import show_intervals
from ui.firmness.one_unit import choose_unit, show_unit
from ui.language import lang, say
from ui.rating import Rating, current_rating
from wording.numbers import percent, whole


def show() -> None:
    """Draw the page."""
    rating = current_rating()
    st.title(say("Độ vững thứ hạng", "How firm the ranks are"))
    round_notice(rating)
    if why := why_not(rating):
        st.info(why)
        return
    found = found_for(rating)
    st.markdown(
        say(
            "Nếu mỗi chỉ tiêu được coi trọng hơn hoặc nhẹ hơn một chút thì thứ hạng có đổi không? Khoảng hạng càng hẹp, thứ hạng "
            "càng vững; hai đơn vị có khoảng hạng chồng lên nhau nhiều thì chưa thể nói chắc đơn vị nào hơn.",
            "Would the ranks change if each indicator counted a little more or less? The narrower the interval, the firmer "
            "the rank; of two units whose intervals overlap widely, neither is surely the better.",
        )
    )
    _tiles(found)
    with st.container(horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"):
        chosen = choose_unit(rating, found)
        _download(rating, found)
    if chosen:
        show_unit(rating, found, chosen)
    show_deciding(rating, found)
    show_intervals(rating, found, chosen)
    _method(found)


def _tiles(found: Firmness) -> None:
    language = lang()
    width = found.units["high"] - found.units["low"] + 1
    firm = int((width == 1).sum())
    shown = [
        tile(
            f"{whole(firm, language)}/{whole(len(found.units), language)}",
            say("Đơn vị giữ nguyên hạng", "Units that keep their rank"),
            note=say(
                f"trong {percent(WITHIN, language)} số lần thử",
                f"in {percent(WITHIN, language)} of the draws",
            ),
        ),
        tile(
            whole(int(width.max()), language),
            say("Khoảng hạng rộng nhất (bậc)", "Widest interval (places)"),
            note=say("của đơn vị kém chắc chắn nhất", "of the least certain unit"),
        ),
    ]
    if len(found.units) <= MANY:
        shown.append(
            tile(
                percent(round(found.told_apart, 3), language),
                say("Cặp đơn vị phân biệt được", "Pairs told apart"),
                note=say(
                    f"một bên đứng trước ở ít nhất {percent(SURE, language)} số lần",
                    f"one is ahead in at least {percent(SURE, language)} of the draws",
                ),
            )
        )
    tiles(shown)


def _download(rating: Rating, found: Firmness) -> None:
    language = lang()  # the file is made outside of this run, where no session is known
    st.download_button(
        say("Xuất ra Excel", "Export to Excel"),
        data=lambda: export_firmness(rating, found, language),
        file_name=say("do-vung-thu-hang", "firmness") + f"-{rating.round.id}.xlsx",
        mime=MEDIA_TYPE,
        icon=":material/download:",
        on_click="ignore",
    )


def _method(found: Firmness) -> None:
    language = lang()
    draws, spread = whole(found.draws, language), percent(SPREAD, language)
    within = percent(WITHIN, language)
    with st.expander(say("Cách tính", "How it is computed")):
        st.markdown(
            say(
                f"- Điểm tối đa của từng chỉ tiêu được thay ngẫu nhiên, độc lập, đều trong khoảng ±{spread}; xếp hạng lại "
                f"{draws} lần (phương pháp Monte Carlo, mầm số {SEED}, ai xem cũng thấy cùng kết quả).\n"
                f"- **Khoảng hạng**: {within} số lần thử, hạng nằm trong khoảng này.\n"
                "- **Bỏ một chỉ tiêu**: xếp hạng lại như khi không có chỉ tiêu đó, lần lượt từng chỉ tiêu.\n"
                "- Không áp dụng và chưa có số liệu vẫn tính như khi chấm điểm: đơn vị chưa đủ số liệu luôn xếp sau. Điểm "
                "thưởng, điểm trừ giữ nguyên. Chỉ xếp các đơn vị trong danh sách giao chỉ tiêu.\n"
                "- Đây là phép thử, không thay thứ hạng chính thức.",
                f"- The points of each indicator are drawn evenly and independently within ±{spread}, and all are ranked again, "
                f"{draws} times (Monte Carlo, seed {SEED}: every reader sees the same result).\n"
                f"- **Interval**: in {within} of the draws the rank lies within.\n"
                "- **One left out**: ranked again as if one indicator were not there, each in its turn.\n"
                "- Not applicable and missing are as in scoring: units that lack data always come after. Bonuses and penalties "
                "stay. Only units of the cohort are ranked.\n"
                "- This is a trial; it does not replace the rank.",
            )
        )
        if len(found.units) > MANY:
            st.caption(
                say(
                    f"Danh sách có hơn {MANY} đơn vị nên thử ít lần hơn ({draws}) và không đếm mọi cặp đơn vị.",
                    f"With more than {MANY} units there are fewer draws ({draws}), and pairs are not all counted.",
                )
            )
