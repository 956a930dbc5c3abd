"""Words of the screen for things that the rooms below name in code."""

from store.rounds import Status
from wording.language import Text

KINDS = {
    "xã": Text(vi="Xã", en="Rural commune"),
    "phường": Text(vi="Phường", en="Ward"),
    "thị trấn": Text(vi="Thị trấn", en="Township"),
}

STATUSES = {
    Status.DRAFT: Text(vi="đang soạn", en="draft"),
    Status.OPEN: Text(vi="đang mở", en="open"),
    Status.CLOSED: Text(vi="đã đóng", en="closed"),
    Status.APPRAISED: Text(vi="đã thẩm định", en="appraised"),
    Status.PUBLISHED: Text(vi="đã công bố", en="published"),
}
