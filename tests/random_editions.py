"""Strategies for hypothesis: editions and skeletons with every kind of input, rule, verdict condition and text."""

from hypothesis import assume
from hypothesis import strategies as st

from criteria import Edition, Group, Indicator, KnownIndicator, Provenance, Skeleton, Source, Threshold
from criteria.catalogue import KnownFact
from criteria.consistency import findings
from criteria.inputs import BooleanInput, CountInput, NumberInput, Option, OptionInput, PartsInput, RatioInput
from criteria.levels import ByZone
from criteria.rules import (
    Band,
    BestOfRule,
    BooleanRule,
    OptionsRule,
    Part,
    PartsRule,
    PerItemRule,
    ProportionalRule,
    RelativeRule,
    StepsRule,
    ThresholdRule,
    UnscoredRule,
)
from criteria.verdicts import (
    AnyMissing,
    FailedAtMost,
    Grade,
    GroupShareAtLeast,
    ScoreAtLeast,
    SharePassed,
    Verdict,
)
from wording.cleaning import cleaned
from wording.language import Text

ODD = [
    "=1+1", "+84", "-x", "@SUM(A1)", "'a", '"a"', "1.234", "60%", "1/2", "Có", "TRUE", "#N/A", "nan", "~", "null",
    "- a: b", "a: b #c", "_x0041_", "_x005F_", "a\nb", "a\n  b\n\nc", "Thủy Hoà", "đ Đ ð", "😀", "\ufeffa", "a\u200bb",
    "<b>&amp;</b>", "{{x}}", "{0}", "%s", "each", "Mỗi nhóm", "complete", "2022-12-05", "1e5", "0x1F", "yes",
]  # fmt: skip
ANY = st.one_of(st.sampled_from(ODD), st.text(max_size=30)).map(cleaned).filter(bool)
IDS = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,6}", fullmatch=True)
DIRECTIONS = st.sampled_from(["higher", "lower"])
SHARES = st.one_of(
    st.sampled_from([0.0, 1.0, 0.5, 1 / 3, 2 / 3, 0.7, 0.8, 0.9793, 0.1 + 0.2]), st.floats(0, 1)
)
NUMBERS = st.one_of(
    st.integers(0, 100).map(float), st.floats(-1e12, 1e12), st.sampled_from([1.234, 1e-7, 1e20])
)
POINTS = st.integers(1, 200_000).map(lambda n: n / 1000)


@st.composite
def texts(draw):
    """A text with its Vietnamese, and sometimes its English."""
    return Text(vi=draw(ANY), en=draw(st.one_of(st.just(""), ANY)))


OPTIONAL = st.one_of(st.just(Text(vi="")), texts())
SOURCES = st.builds(Source, provenance=st.sampled_from(Provenance), text=OPTIONAL)
RATIOS = st.builds(RatioInput, numerator=texts(), denominator=texts(), unit=texts())
COUNTS = st.builds(CountInput, question=texts(), unit=texts())
FIGURES = st.builds(NumberInput, question=texts(), unit=texts())
QUESTIONS = st.builds(BooleanInput, question=texts())


def levels_of(asked):
    """Levels that make sense for an input."""
    if isinstance(asked, CountInput | NumberInput):
        return NUMBERS
    return SHARES


@st.composite
def steps(draw, levels):
    """Bands from the best to the worst."""
    direction = draw(DIRECTIONS)
    size = draw(st.integers(1, 3))
    at = sorted(
        draw(st.lists(levels, min_size=size, max_size=size, unique=True)), reverse=direction == "higher"
    )
    share = sorted(draw(st.lists(SHARES, min_size=size, max_size=size, unique=True)), reverse=True)
    return StepsRule(
        direction=direction, bands=tuple(Band(at=a, share=s) for a, s in zip(at, share, strict=True))
    )


@st.composite
def simple(draw):
    """An input that is one figure, a rule for it that a part may have, and a threshold."""
    asked = draw(st.one_of(RATIOS, COUNTS, FIGURES, QUESTIONS))
    if isinstance(asked, BooleanInput):
        direction = draw(DIRECTIONS)
        level = float(direction == "higher")
        return asked, BooleanRule(direction=direction), ByZone(lowland=level, mountain=level)
    levels = levels_of(asked)
    proportional = st.builds(
        ProportionalRule, direction=DIRECTIONS, full_at=st.none() | levels, zero_below=st.none() | levels
    )
    rule = draw(st.one_of(st.builds(ThresholdRule, direction=DIRECTIONS), proportional, steps(levels)))
    zones = levels.filter(lambda level: level > 0) if isinstance(rule, ProportionalRule) else levels
    return asked, rule, ByZone(lowland=draw(zones), mountain=draw(zones))


@st.composite
def composite_rules(draw):
    """Parts or alternatives, some of them plain yes/no ones."""
    size = draw(st.integers(2, 3))
    adds = draw(st.booleans())
    parts = []
    for name in draw(st.lists(ANY, min_size=size, max_size=size, unique=True)):
        share = 1 / size if adds else draw(SHARES.filter(lambda share: share > 0))
        more = {}
        if draw(st.booleans()):
            more["input"], more["rule"], more["threshold"] = draw(simple())
        parts.append(Part(id=name, name=draw(texts()), share=share, **more))
    return PartsRule(parts=tuple(parts)) if adds else BestOfRule(alternatives=tuple(parts))


@st.composite
def option_inputs(draw):
    """Options whose labels Excel can list."""
    size = draw(st.integers(2, 3))
    labels = ANY.filter(lambda label: "," not in label)
    ids = draw(st.lists(ANY, min_size=size, max_size=size, unique=True))
    vi = draw(st.lists(labels, min_size=size, max_size=size, unique=True))
    options = tuple(
        Option(id=i, label=Text(vi=v, en=draw(st.just("") | ANY)), share=draw(SHARES))
        for i, v in zip(ids, vi, strict=True)
    )
    return OptionInput(question=draw(texts()), options=options)


@st.composite
def scored(draw, points):
    """Input, rule and levels of an indicator that is worth some points."""
    form = draw(st.sampled_from(["simple", "option", "composite", "per_item", "relative"]))
    zones = ByZone(lowland=draw(SHARES), mountain=draw(SHARES))
    if form == "simple":
        return draw(simple())
    if form == "option":
        return draw(option_inputs()), OptionsRule(), zones
    if form == "composite":
        return PartsInput(question=draw(texts())), draw(composite_rules()), zones
    if form == "per_item":
        each = draw(st.floats(0, 1e6, exclude_min=True))
        return draw(COUNTS), PerItemRule(each=each, cap=points), zones
    return draw(st.one_of(RATIOS, COUNTS, FIGURES)), RelativeRule(direction=draw(DIRECTIONS)), zones


@st.composite
def indicators(draw, name, group, counts="base"):
    """One indicator."""
    points = draw(POINTS)
    if counts == "base" and draw(st.integers(0, 5)) == 0:
        asked, rule, zones, points = draw(st.one_of(RATIOS, COUNTS, QUESTIONS)), UnscoredRule(), None, 0
    else:
        asked, rule, zones = draw(scored(points))
    threshold = None
    if zones is not None:
        threshold = Threshold(lowland=zones.lowland, mountain=zones.mountain, source=draw(SOURCES))
    return Indicator(
        id=name,
        group=group,
        name=draw(texts()),
        input=asked,
        rule=rule,
        points=points,
        threshold=threshold,
        mandatory=draw(st.booleans()),
        counts=counts,
        not_applicable=draw(st.none() | texts()),
        evidence=draw(OPTIONAL),
        help=draw(OPTIONAL),
        motivated_by=draw(OPTIONAL),
        source=draw(st.none() | SOURCES),
        note=draw(st.none() | texts()),
    )


@st.composite
def verdicts(draw, groups):
    """Verdicts with conditions, and a last one without."""
    subsets = st.sampled_from(["applicable", "mandatory", "optional"])
    conditions = st.one_of(
        st.builds(AnyMissing, of=subsets),
        st.builds(SharePassed, of=subsets, at_least=SHARES),
        st.builds(FailedAtMost, of=subsets, number=st.integers(0, 99)),
        st.builds(ScoreAtLeast, score=NUMBERS),
        st.builds(GroupShareAtLeast, group=st.sampled_from(["each", *groups]), share=SHARES),
    )
    tones = st.sampled_from(["good", "near", "bad", "unknown"])
    ids = draw(st.lists(ANY, min_size=1, max_size=3, unique=True))
    whens = [draw(st.lists(conditions, min_size=1, max_size=2)) for _ in ids[1:]] + [[]]
    return tuple(
        Verdict(id=i, name=draw(texts()), tone=draw(tones), when=tuple(w))
        for i, w in zip(ids, whens, strict=True)
    )


@st.composite
def editions(draw):
    """A whole edition, consistent with itself."""
    groups = draw(st.lists(IDS, min_size=1, max_size=2, unique=True))
    ids = draw(st.lists(IDS, min_size=len(groups), max_size=4, unique=True))
    base = [draw(indicators(i, groups[n % len(groups)])) for n, i in enumerate(ids)]
    extra = draw(st.lists(IDS.filter(lambda i: i not in ids), max_size=1))
    more = [draw(indicators(i, groups[0], draw(st.sampled_from(["bonus", "penalty"])))) for i in extra]
    scale = round(sum(i.points for i in base), 3)
    assume(scale > 0)
    cuts = sorted(draw(st.lists(st.floats(0, 1000), max_size=2, unique=True)), reverse=True)
    names = draw(st.lists(ANY, min_size=len(cuts), max_size=len(cuts), unique=True))
    edition = Edition(
        id=draw(IDS),
        title=draw(texts()),
        notice=draw(OPTIONAL),
        source=draw(SOURCES),
        scale=scale,
        bonus_cap=draw(st.none() | POINTS),
        groups=tuple(Group(id=g, name=draw(texts())) for g in groups),
        facts=tuple(draw(st.lists(st.builds(KnownFact, text=texts(), source=SOURCES), max_size=1))),
        indicators=(*base, *more),
        verdicts=draw(verdicts(groups)),
        grades=tuple(Grade(id=n, name=draw(texts()), from_score=c) for n, c in zip(names, cuts, strict=True)),
    )
    assume(not list(findings(edition)))
    return edition


@st.composite
def skeletons(draw):
    """What is known of a decision: any of it may be unknown."""
    groups = draw(st.lists(IDS, max_size=2, unique=True))
    known = []
    for name in draw(st.lists(IDS, max_size=3, unique=True)):
        whole = draw(indicators(name, draw(st.sampled_from(groups)) if groups else "x"))
        kept = {
            key: getattr(whole, key)
            for key in ("name", "input", "rule", "points", "threshold", "source", "note")
            if draw(st.booleans())
        }
        group = whole.group if groups and draw(st.booleans()) else None
        known.append(KnownIndicator(id=name, group=group, **kept))
    skeleton = Skeleton(
        status="skeleton",
        id=draw(IDS),
        title=draw(texts()),
        notice=draw(texts()),
        source=draw(SOURCES),
        scale=draw(st.none() | POINTS),
        groups=tuple(Group(id=g, name=draw(texts())) for g in groups),
        facts=tuple(draw(st.lists(st.builds(KnownFact, text=texts(), source=SOURCES), max_size=2))),
        indicators=tuple(known),
    )
    assume(not list(findings(skeleton)))
    return skeleton
