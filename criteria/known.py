"""The editions that an installation knows: those that ship, and those that were published in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from criteria.catalogue import Edition
from criteria.loader import for_communes, load_edition


@dataclass(frozen=True)
class KnownEditions:
    """Gives an edition that communes answer by its id: `known("tham-chieu-2022")`. `published` stand beside the shipped.

    What was published counts before what ships under the same id, which can only be the skeleton it completes.
    """

    published: Mapping[str, Edition] = field(default_factory=dict)

    def __call__(self, edition_id: str) -> Edition:
        """Raise `EditionError`, with a suggestion, where communes answer no edition of this id."""
        found = self.published.get(edition_id)
        return for_communes(found) if found else load_edition(edition_id)
