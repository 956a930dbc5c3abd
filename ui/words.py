"""Words of the screen for things that the rooms below name in code."""

from checklist.accounts import ROLE_WORDS
from scoring import Look
from store import Role, State, Status, Step
from wording import code_words
from wording.language import Text

KINDS = {
    "xã": Text(vi="Xã", en="Rural commune"),
    "phường": Text(vi="Phường", en="Ward"),
    "thị trấn": Text(vi="Thị trấn", en="Township"),
}

STATUSES = {status: code_words.STATUSES[status] for status in Status}

STATES = {state: code_words.STATES[state] for state in State}

STATE_LOOKS = {
    State.DRAFT: Look(STATES[State.DRAFT], "·", "#6B7280"),
    State.SUBMITTED: Look(STATES[State.SUBMITTED], "→", "#1D4ED8"),
    State.CHECKED: Look(STATES[State.CHECKED], "◐", "#5EA59F"),
    State.APPRAISED: Look(STATES[State.APPRAISED], "✓", "#0F766E"),
    State.RETURNED: Look(STATES[State.RETURNED], "↩", "#B45309"),
}
"""How the states of a submission look; one that did not submit looks like `scoring.NOT_SUBMITTED_LOOK`."""

ROLES = {role: ROLE_WORDS[role] for role in Role}

STEPS = {
    Step.RECALL: Text(vi="Rút lại", en="Recall"),
    Step.CHECK: Text(vi="Xác nhận đã kiểm tra", en="Mark as checked"),
    Step.RETURN: Text(vi="Trả lại để sửa", en="Return for correction"),
    Step.ACCEPT: Text(vi="Chấp nhận kết quả thẩm định", en="Accept"),
}
