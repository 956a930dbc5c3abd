"""Explanations: why an indicator earned its points and a unit its verdict, in sentences."""

from typing import cast

from criteria import Indicator
from criteria.rules import Case
from scoring.gaps import gap_of, part_fractions
from scoring.outcomes import Outcome
from scoring.scores import Scores
from wording.language import Lang
from wording.numbers import number


def explain(scores: Scores, unit: str, indicator: Indicator, lang: Lang, amount: float | None = None) -> str:
    """Say why one unit got its points for one indicator, and what is missing to pass.

    `amount` is the cell of `gap_amounts` where the caller has it at hand.
    """
    outcome = scores.outcome_of(unit, indicator)
    if outcome is Outcome.MISSING:
        return _say(
            lang,
            "Chưa có số liệu; chưa tính là 0 và chưa tính là không đạt.",
            "No data: neither 0 nor a fail.",
        )
    if outcome is Outcome.NOT_APPLICABLE:
        return _say(
            lang,
            "Không áp dụng: không tính vào điểm và điểm tối đa.",
            "Not applicable: left out of the points and of their maximum.",
        )
    reason = indicator.rule.explain(_case(scores, unit, indicator, lang))
    if outcome is Outcome.UNSCORED:
        return f"{reason[0].upper()}{reason[1:]}."
    earned = cast(float, scores.points.at[unit, indicator.id])
    said = _earned(earned, indicator.points, lang)
    because = _say(lang, "vì", "because")
    gap = gap_of(scores, unit, indicator, amount)
    if gap is None:
        return f"{said} {because} {reason}."
    failed = _say(lang, "Chưa đạt:", "Not passed:")
    return f"{said} {because} {reason}. {failed} {gap.text.say(lang)}."


def explain_verdict(scores: Scores, unit: str, lang: Lang) -> str:
    """Say why one unit has its verdict: the verdict's own conditions and the counts behind them."""
    row = scores.units.loc[unit]
    verdict = scores.edition.verdict_by_id[str(row["verdict"])]
    counts = _say(
        lang,
        f"đạt {row['passed']}/{row['applicable']} chỉ tiêu áp dụng, {row['failed']} chưa đạt, "
        f"{row['missing']} chưa có số liệu",
        f"{row['passed']} of {row['applicable']} applicable indicators pass, {row['failed']} do not, "
        f"{row['missing']} have no data",
    )
    return f"{verdict.name.say(lang)}: {verdict.say(lang)} ({counts})."


def _case(scores: Scores, unit: str, indicator: Indicator, lang: Lang) -> Case:
    return Case(
        value=scores.value_of(unit, indicator),
        bar=scores.bar_of(unit, indicator),
        best=scores.best.get(indicator.id, float("nan")),
        parts=part_fractions(scores, unit, indicator) if indicator.parts else (),
        show=lambda value, beside: indicator.input.show(value, lang, beside),
        lang=lang,
    )


def _earned(earned: float, most: float, lang: Lang) -> str:
    if earned >= most:
        return _say(lang, f"Được đủ {number(most, lang)} điểm", f"All {number(most, lang)} points")
    if earned <= 0:
        return _say(lang, f"Được 0/{number(most, lang)} điểm", f"0 of {number(most, lang)} points")
    share = number(earned / most, lang, 3)
    return _say(
        lang,
        f"Được {share} × {number(most, lang)} = {number(earned, lang)} điểm",
        f"{share} × {number(most, lang)} = {number(earned, lang)} points",
    )


def _say(lang: Lang, vi: str, en: str) -> str:
    return vi if lang == "vi" else en
