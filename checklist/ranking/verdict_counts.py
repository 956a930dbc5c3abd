"""How many units of the cohort have each verdict: by district in a small table, and in one line."""

import pandas as pd

from checklist.ranking.pens import COUNT, SHARE, TEXT
from checklist.ranking.request import Request
from checklist.ranking.tables import Column, Table
from checklist.ranking.unit_columns import DISTRICT, ZONE
from criteria.words import ZONES
from scoring import verdict_counts as cohort_counts
from scoring import verdicts_from_best
from units import sort_key
from wording.language import Text
from wording.numbers import whole

_CAPTION = Text(vi="Kết luận theo {place}", en="Verdicts by {place}")
_ALL = Text(vi="Số đơn vị", en="Units")
_SHARE = Text(vi="Tỷ lệ {verdict}", en="Share {verdict}")
_UNITS = Text(
    vi="{number} đơn vị trong danh sách có phiếu", en="{number} units of the cohort with a checklist"
)


def verdict_counts(request: Request, name: str, at_column: int) -> Table:
    """Return the table: districts (zones where the era has none) by verdict, the most completed first."""
    counts, place = _counts(request)
    verdicts = verdicts_from_best(request.scores.edition)
    best = verdicts[0].id
    total = counts.sum(axis=1)
    share = (counts[best] / total).tolist()
    names = [str(name) for name in counts.index]
    order = sorted(range(len(counts)), key=lambda i: (-share[i], sort_key(names[i])))
    counts, total = counts.iloc[order], total.iloc[order]
    said = request.scores.verdict_look(best).word.say(request.lang).lower()
    columns = [
        Column(place, 23, counts.index.tolist(), TEXT),
        *(Column(request.say(v.name), 12, counts[v.id].tolist(), COUNT) for v in verdicts),
        Column(request.say(_ALL), 9, total.tolist(), COUNT),
        Column(request.say(_SHARE).format(verdict=said), 12, [share[i] for i in order], SHARE),
    ]
    return Table(name, tuple(columns), at_column, request.say(_CAPTION).format(place=place.lower()))


def counts_in_words(request: Request) -> str:
    """Say "94 đơn vị …: ✓ Hoàn thành 61 · …"."""
    counts, _ = _counts(request)
    each = []
    for verdict in verdicts_from_best(request.scores.edition):
        look = request.scores.verdict_look(verdict.id)
        each.append(
            f"{look.mark} {request.say(look.word)} {whole(int(counts[verdict.id].sum()), request.lang)}"
        )
    number = whole(int(counts.to_numpy().sum()), request.lang)
    return f"{request.say(_UNITS).format(number=number)}: {' · '.join(each)}"


def _counts(request: Request) -> tuple[pd.DataFrame, str]:
    """Counts (places x verdicts) of the cohort's units, and what the places are called."""
    if (request.scores.units["district_name"] != "").any():
        return cohort_counts(request.scores, "district_name"), request.say(DISTRICT)
    zones = {zone: request.say(text) for zone, text in ZONES.items()}
    return cohort_counts(request.scores, "zone").rename(index=zones), request.say(ZONE)
