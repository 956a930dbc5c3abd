"""Where one unit stands out among its peers, and where it lags behind them."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from scoring import Outcome, Scores

LEAST = 3
"""Fewer peers with data are nobody to be measured against."""

MOST = 5
"""So many of the strongest and of the weakest are told."""

Among = Literal["zone", "district", "cohort"]

_PLACES: dict[Among, str] = {"zone": "zone", "district": "district_code"}


@dataclass(frozen=True)
class Standing:
    """One unit's indicators beside its peers'.

    `peers`: how many units of the cohort there are to be measured against. `strongest` and `weakest`: frames by
    indicator id, at most `MOST` rows: share (of the points, 0 to 1), median (of the peers' shares), difference,
    worse and better (peers with a worse or better value), measured (peers with data). `tied_strongest`,
    `tied_weakest`: how many more stand level with the last of them.
    """

    peers: int
    strongest: pd.DataFrame
    weakest: pd.DataFrame
    tied_strongest: int
    tied_weakest: int


def standing(scores: Scores, unit: str, among: Among) -> Standing:
    """Set one unit beside its peers: the cohort's other units of its zone, its district, or all of them.

    Indicators count that are scored for the unit and for at least `LEAST` peers: missing is not zero, and what does not
    apply is not worse. Ordered by the distance from the peers' median, then by how many peers are behind or ahead.
    """
    peers = _peers(scores, unit, among)
    table = _measured(scores, unit, peers)
    key = table["difference"].round(9), ((table["worse"] - table["better"]) / table["measured"]).round(9)
    order = pd.DataFrame({"difference": key[0], "ahead": key[1]}, table.index)
    strong = order[(order["difference"] > 0) | ((order["difference"] == 0) & (order["ahead"] > 0))]
    weak = order[(order["difference"] < 0) | ((order["difference"] == 0) & (order["ahead"] < 0))]
    best, tied_best = _first(strong.sort_values(["difference", "ahead"], ascending=False, kind="stable"))
    worst, tied_worst = _first(weak.sort_values(["difference", "ahead"], kind="stable"))
    return Standing(int(peers.sum()), table.loc[best], table.loc[worst], tied_best, tied_worst)


def _peers(scores: Scores, unit: str, among: Among) -> np.ndarray:
    units = scores.units
    place = _PLACES.get(among)
    near = units[place] == units.at[unit, place] if place else pd.Series(True, units.index)
    return (units["in_cohort"] & near & (units.index != unit)).to_numpy()


def _measured(scores: Scores, unit: str, peers: np.ndarray) -> pd.DataFrame:
    """Every indicator that can be measured, in the edition's order, with the columns of `Standing`."""
    at, outcome = scores.position[unit], scores.cells.outcome
    scored = (outcome == Outcome.PASSED) | (outcome == Outcome.FAILED)
    most = np.array([indicator.points for indicator in scores.edition.indicators])
    lower = np.array([indicator.rule.direction == "lower" for indicator in scores.edition.indicators])
    wanted = np.array([indicator.is_wanted for indicator in scores.edition.indicators])
    known = scored[:, peers]
    usable = scored[:, at] & (known.sum(axis=1) >= LEAST) & (most > 0) & wanted
    with np.errstate(divide="ignore", invalid="ignore"):
        shares = scores.points.to_numpy().T / most[:, None]
    ahead = np.where(lower[:, None], -1.0, 1.0) * (scores.value.to_numpy().T - scores.cells.value[:, [at]])
    ahead = np.where(known, ahead[:, peers].round(9), 0.0)
    share = shares[usable, at]
    median = np.array([np.median(shares[row, peers][known[row]]) for row in np.flatnonzero(usable)])
    return pd.DataFrame(
        {
            "share": share,
            "median": median,
            "difference": share - median,
            "worse": (ahead[usable] < 0).sum(axis=1),
            "better": (ahead[usable] > 0).sum(axis=1),
            "measured": known[usable].sum(axis=1),
        },
        index=pd.Index([i.id for i, use in zip(scores.edition.indicators, usable, strict=True) if use]),
    )


def _first(order: pd.DataFrame) -> tuple[list[str], int]:
    """The first few, and how many more are level with the last of them."""
    first, rest = order.iloc[:MOST], order.iloc[MOST:]
    tied = 0 if first.empty else int((rest == first.iloc[-1]).all(axis=1).sum())
    return list(first.index), tied
