"""What goes out: bytes with their strong ETag, compressed where the other end takes that, or 304 for what it has."""

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from starlette.requests import Request
from starlette.responses import Response

CACHE = "public, max-age=60"
"""A round that was just published is in the list a minute later everywhere; until then nobody asks twice."""
FOR_ALL = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Content-Disposition",
    "X-Content-Type-Options": "nosniff",
}
"""Pages of other sites may read: nothing here depends on who asks, and nothing can be changed."""
LEVEL = 6
"""How hard is compressed."""


@dataclass(frozen=True)
class Representation:
    """One thing as it is given: its bytes, their media type with the charset, and more headers."""

    content: bytes
    media_type: str
    headers: Mapping[str, str]

    @cached_property
    def digest(self) -> str:
        """The hash of the bytes: the same bytes have the same ETag on every server, and after every start."""
        return hashlib.sha256(self.content).hexdigest()[:32]

    @cached_property
    def compressed(self) -> bytes:
        """The bytes as gzip; no time of making is in them."""
        return gzip.compress(self.content, LEVEL, mtime=0)

    def response(self, request: Request) -> Response:
        """The answer to a request. A strong ETag names exact bytes, so the compressed ones have their own."""
        is_packed = _takes_gzip(request.headers.get("accept-encoding", ""))
        etag = f'"{self.digest}-gzip"' if is_packed else f'"{self.digest}"'
        about = {"ETag": etag, "Cache-Control": CACHE, "Vary": "Accept-Encoding", **FOR_ALL}
        if _has(request.headers.get("if-none-match", ""), etag):
            return Response(status_code=304, headers=about)
        about |= {"Content-Type": self.media_type, **self.headers}
        if is_packed:
            return Response(self.compressed, headers=about | {"Content-Encoding": "gzip"})
        return Response(self.content, headers=about)


def _takes_gzip(accepted: str) -> bool:
    """Whether `Accept-Encoding` names gzip, and not with q=0 (RFC 9110, 12.5.3)."""
    for one in accepted.lower().split(","):
        name, _, weight = one.partition(";")
        if name.strip() == "gzip":
            return weight.replace(" ", "").rstrip("0.") != "q="
    return False


def _has(known: str, etag: str) -> bool:
    """Whether `If-None-Match` names the ETag, compared weakly (RFC 9110, 13.1.2)."""
    return known.strip() == "*" or etag in (one.strip().removeprefix("W/") for one in known.split(","))
