"""The editions that an installation knows: those that ship, and those that were published in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from criteria.catalogue import Edition
from criteria.loader import load_edition


@dataclass(frozen=True)
class KnownEditions:
    """Gives a complete edition by its id: `known("tham-chieu-2022")`. `published` are those beside the shipped ones.

    What was published counts before what ships under the same id, which can only be the skeleton it completes.
    """

    published: Mapping[str, Edition] = field(default_factory=dict)

    def __call__(self, edition_id: str) -> Edition:
        """Raise `EditionError`, with a suggestion, where there is no complete edition of this id."""
        return self.published.get(edition_id) or load_edition(edition_id)
