"""How the reader looks at a comparison; the address carries it."""

from analysis.comparison.rows import Against
from analysis.comparison.side_by_side import Comparison, Order, View
from ui.language import say
from ui.query import choose_one

AGAINST_KEY, ORDER_KEY, ROWS_KEY = "against", "order", "rows"
ALL, DIFFERENT = "all", "different"


def choose_view(comparison: Comparison) -> View:
    """Let the reader choose what differences are taken from, the order, and whether equal rows are folded away."""
    against = {
        Against.FIRST.value: say("Chênh so với đơn vị đầu", "Against the first"),
        Against.BEST.value: say("So với đơn vị cao nhất", "Against the best"),
    }
    order = {
        Order.GAPS.value: say("Chênh lớn trước", "Widest gaps first"),
        Order.CATALOGUE.value: say("Theo bộ tiêu chí", "As in the criteria"),
    }
    different = len(comparison.rows) - comparison.equal
    rows = {
        ALL: say(f"Tất cả ({len(comparison.rows)})", f"All ({len(comparison.rows)})"),
        DIFFERENT: say(f"Khác kết quả hoặc điểm ({different})", f"Differing ({different})"),
    }
    return View(
        against=Against(choose_one(say("Chênh lệch", "Difference"), against, AGAINST_KEY)),
        order=Order(choose_one(say("Thứ tự", "Order"), order, ORDER_KEY)),
        fold=choose_one(say("Hiện", "Show"), rows, ROWS_KEY) == DIFFERENT,
    )
