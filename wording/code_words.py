"""Words for codes that more than one room puts on paper or screen: statuses of a round, states of a submission, roles."""

from wording.language import Text

STATUSES = {
    "draft": Text(vi="đang soạn", en="draft"),
    "open": Text(vi="đang mở", en="open"),
    "closed": Text(vi="đã đóng", en="closed"),
    "appraised": Text(vi="đã thẩm định", en="appraised"),
    "published": Text(vi="đã công bố", en="published"),
}

STATES = {
    "draft": Text(vi="Bản nháp", en="Draft"),
    "submitted": Text(vi="Đã nộp", en="Submitted"),
    "checked": Text(vi="Huyện đã kiểm tra", en="Checked by the district"),
    "appraised": Text(vi="Đã thẩm định", en="Appraised"),
    "returned": Text(vi="Trả lại để sửa", en="Returned"),
}

ROLES = {
    "administrator": Text(vi="Quản trị viên cấp tỉnh", en="Provincial administrator"),
    "appraiser": Text(vi="Cán bộ thẩm định cấp tỉnh", en="Provincial appraiser"),
    "district_officer": Text(vi="Cán bộ huyện", en="District officer"),
    "commune_officer": Text(vi="Cán bộ xã", en="Commune officer"),
    "viewer": Text(vi="Người xem", en="Viewer"),
}
