"""What an edition must be where figures are computed: districts answer nothing themselves, communes compute nothing."""

from collections.abc import Iterator, Mapping

from criteria.catalogue import Edition
from criteria.document import Path
from criteria.inputs import NumberInput, RatioInput
from wording.problems import Fact, Kind


def computed_findings(edition: Edition) -> Iterator[tuple[Kind, Path, Mapping[str, Fact | Path]]]:
    """Yield what is wrong as (kind, path in the document, facts)."""
    for position, indicator in enumerate(edition.indicators):
        path: Path = ("indicators", position, "computed")
        measure = indicator.computed
        if measure is None:
            if edition.rates == "district":
                yield Kind.CATALOGUE_NOT_COMPUTED, path, {"found": indicator.id}
        elif edition.rates != "district":
            yield Kind.CATALOGUE_COMPUTED_NOT_HERE, path, {"found": indicator.id}
        elif measure.input != indicator.input.type:
            facts: dict[str, Fact | Path] = {
                "found": measure.words.name,
                "indicator": indicator.id,
                "expected": (NumberInput if measure.input == "number" else RatioInput).title,
            }
            yield Kind.CATALOGUE_COMPUTED_INPUT, path, facts
