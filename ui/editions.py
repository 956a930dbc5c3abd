"""Which editions there are: those that ship and those published here. Every page asks here, and nowhere else."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from criteria import Edition, Skeleton, edition_ids, edition_text, load_any
from criteria.known import KnownEditions
from store import PublishedEdition, edition_of, published_editions
from ui.language import said, say
from ui.query import keep, seed_one
from ui.rating import any_rating
from ui.who import access

EDITION_KEY, OTHER_KEY = "edition", "other"
"""What an address calls the edition that is looked at, and the one it is compared with."""


@dataclass(frozen=True)
class Known:
    """An edition or skeleton to be read; `published` tells when and by whom, None for one that ships."""

    loaded: Edition | Skeleton
    published: PublishedEdition | None = None

    @property
    def text(self) -> str:
        """Its YAML, as a round keeps it."""
        return self.published.text if self.published else edition_text(self.loaded.id)


def known_editions() -> dict[str, Known]:
    """All by id: what can be scored first, the published ones newest first, then skeletons.

    What was published counts before what ships under the same id, which can only be the skeleton it completes.
    """
    known = {i: Known(load_any(i)) for i in edition_ids()}
    known |= {one.id: Known(edition_of(one.text), one) for one in published_editions(access())}
    return dict(sorted(known.items(), key=lambda item: isinstance(item[1].loaded, Skeleton)))


def complete_editions() -> dict[str, Edition]:
    """Those that communes answer, by id: a round opens on one of them, never on a skeleton or a district edition."""
    return _rating("commune")


def district_editions() -> dict[str, Edition]:
    """Those that rate districts from the communes' results, by id."""
    return _rating("district")


def _rating(what: str) -> dict[str, Edition]:
    known = {i: one.loaded for i, one in known_editions().items()}
    return {i: one for i, one in known.items() if isinstance(one, Edition) and one.rates == what}


def editions_to_read() -> KnownEditions:
    """Those that communes answer, to be asked by id: what the reader of checklists knows."""
    return KnownEditions(complete_editions())


def edition_of_the_round(editions: Mapping[str, Edition | Skeleton]) -> str:
    """The id of the edition that the round in the side bar uses; else the first there is."""
    rating = any_rating()
    return rating.edition.id if rating and rating.edition.id in editions else next(iter(editions))


def edition_labels(editions: Mapping[str, Edition | Skeleton]) -> dict[str, str]:
    """What to call each in a list: its title, whether it is a skeleton, and its id where two are called the same."""
    mark = say(" · khung", " · skeleton")
    titles = {i: said(one.title) + (mark if isinstance(one, Skeleton) else "") for i, one in editions.items()}
    times = Counter(titles.values())
    return {i: title if times[title] == 1 else f"{title} · {i}" for i, title in titles.items()}


def choose_edition(label: str, key: str, editions: Mapping[str, Edition | Skeleton], default: str) -> str:
    """Let the reader choose an edition by its title; the address carries its id under `key`."""
    labels = edition_labels({i: one.loaded for i, one in known_editions().items()})
    seed_one(key, editions, default)
    chosen = st.selectbox(label, list(editions), format_func=labels.__getitem__, key=key)
    keep(key, default)
    return chosen
