"""What the reader is told of things that the catalogue names in code: zones, and how well a fact is known."""

from criteria.catalogue import Provenance
from criteria.levels import Zone
from wording.language import Text

ZONES: dict[Zone, Text] = {
    "lowland": Text(vi="Đồng bằng", en="Lowland"),
    "mountain": Text(vi="Miền núi", en="Mountain"),
}

RATED = {
    "commune": Text(vi="xã", en="communes"),
    "district": Text(vi="huyện", en="districts"),
}
"""What an edition rates, in one word."""

PROVENANCES = {
    Provenance.OFFICIAL: Text(vi="theo quyết định", en="in the decision"),
    Provenance.REPORTED: Text(vi="theo báo chí hoặc biểu mẫu", en="in the press or a form in use"),
    Provenance.PROPOSED: Text(vi="đề xuất", en="proposed"),
}
