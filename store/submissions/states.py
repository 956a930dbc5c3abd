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
REPLACEABLE = (State.SUBMITTED, State.RETURNED)
"""Those in which the unit may replace by itself what it handed in."""
