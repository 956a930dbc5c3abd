"""The states of a submission."""

from enum import StrEnum


class State(StrEnum):
    """Where a submission stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    CHECKED = "checked"
    APPRAISED = "appraised"
    RETURNED = "returned"


WAITING = (State.SUBMITTED, State.CHECKED)
"""Those that wait for the district or the province. They count, unless a later revision was returned."""
REPLACEABLE = (State.DRAFT, State.SUBMITTED, State.RETURNED)
"""Those after which the unit may hand in another revision by itself."""
