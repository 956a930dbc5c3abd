"""How many units of the cohort have each verdict, and how many submitted nothing: by district, in all, in one line."""

import pandas as pd

from checklist.ranking.pens import COUNT, SHARE, TEXT
from checklist.ranking.request import Request
from checklist.ranking.tables import Column, Table
from checklist.ranking.unit_columns import DISTRICT, ZONE
from criteria.words import ZONES
from scoring import NOT_SUBMITTED, NOT_SUBMITTED_LOOK, Look, cohort_counts, verdicts_from_best
from scoring import verdict_counts as counts_of_scored
from units import sort_key
from wording.language import Text
from wording.numbers import whole

_CAPTION = Text(vi="Kết luận theo {place}", en="Verdicts by {place}")
ALL = Text(vi="Số đơn vị", en="Units")
_SHARE = Text(vi="Tỷ lệ {verdict}", en="Share {verdict}")
_UNITS = Text(vi="{number} đơn vị trong danh sách", en="{number} units of the cohort")


def looks_from_best(request: Request) -> dict[str, Look]:
    """How each verdict looks, from good to unknown, by id; last, where it was told, what was not submitted."""
    scores = request.scores
    looks = {verdict.id: scores.verdict_look(verdict.id) for verdict in verdicts_from_best(scores.edition)}
    return looks if request.absent is None else looks | {NOT_SUBMITTED: NOT_SUBMITTED_LOOK}


def counts_in_all(request: Request) -> dict[str, int]:
    """How many units of the cohort there are by the keys of `looks_from_best`."""
    counts, _ = _counts(request)
    return {key: int(counts[key].sum()) for key in looks_from_best(request)}


def verdict_counts(request: Request, name: str, at_column: int) -> Table:
    """Return the table: districts (zones where the era has none) by verdict, the most completed first."""
    counts, place = _counts(request)
    looks = looks_from_best(request)
    best = next(iter(looks))
    total = counts.sum(axis=1)
    share = (counts[best] / total).tolist()
    names = [str(name) for name in counts.index]
    order = sorted(range(len(counts)), key=lambda i: (-share[i], sort_key(names[i])))
    counts, total = counts.iloc[order], total.iloc[order]
    said = request.say(looks[best].word).lower()
    columns = [
        Column(place, 23, counts.index.tolist(), TEXT),
        *(Column(request.say(look.word), 12, counts[key].tolist(), COUNT) for key, look in looks.items()),
        Column(request.say(ALL), 9, total.tolist(), COUNT),
        Column(request.say(_SHARE).format(verdict=said), 12, [share[i] for i in order], SHARE),
    ]
    return Table(name, tuple(columns), at_column, request.say(_CAPTION).format(place=place.lower()))


def counts_in_words(request: Request) -> str:
    """Say "94 đơn vị …: ✓ Hoàn thành 61 · …"."""
    looks, counts = looks_from_best(request), counts_in_all(request)
    each = [
        f"{look.mark} {request.say(look.word)} {whole(counts[key], request.lang)}"
        for key, look in looks.items()
    ]
    number = whole(sum(counts.values()), request.lang)
    return f"{request.say(_UNITS).format(number=number)}: {' · '.join(each)}"


def _counts(request: Request) -> tuple[pd.DataFrame, str]:
    """Counts (places x keys of `looks_from_best`) of the cohort's units, and what the places are called."""
    scores, absent = request.scores, request.absent
    by = "district_name" if request.has_districts else "zone"
    counts = counts_of_scored(scores, by) if absent is None else cohort_counts(scores, by, absent)
    if by == "district_name":
        return counts, request.say(DISTRICT)
    return counts.rename(index={zone: request.say(text) for zone, text in ZONES.items()}), request.say(ZONE)
