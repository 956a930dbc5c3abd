"""The edition of a published round: its outline for programs, and the whole text as it was frozen."""

from criteria import Edition, Indicator
from opendata.models import GradeName, OpenEdition, OpenIndicator, OpenThreshold, VerdictName
from store.ratings.publication import sha256_of


def open_edition(edition: Edition, text: str) -> OpenEdition:
    """The outline of an edition, with the YAML text that it was read from."""
    return OpenEdition(
        id=edition.id,
        title=edition.title,
        notice=edition.notice,
        provenance=edition.source.provenance,
        source=edition.source.text,
        scale=edition.scale,
        groups=[VerdictName(id=one.id, name=one.name) for one in edition.groups],
        indicators=[_indicator(one) for one in edition.indicators],
        verdicts=[VerdictName(id=one.id, name=one.name) for one in edition.verdicts],
        grades=[GradeName(**one.model_dump()) for one in edition.grades],
        sha256=sha256_of(text),
        yaml=text,
    )


def _indicator(one: Indicator) -> OpenIndicator:
    bar = one.threshold
    return OpenIndicator(
        id=one.id,
        group=one.group,
        name=one.name,
        points=one.points,
        mandatory=one.mandatory,
        counts=one.counts,
        scored=one.rule.title,
        threshold=bar
        and OpenThreshold(
            lowland=bar.lowland,
            mountain=bar.mountain,
            provenance=bar.source.provenance,
            source=bar.source.text,
        ),
    )
