"""Where the driver may go: servers of this computer, and no others."""
# ruff: noqa: N818 (named after what happened, as the store's refusals are)

from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit


class NotThisComputer(Exception):
    """An address that is not one of this computer: load is put on nobody else."""


@dataclass(frozen=True)
class Address:
    """The origin of a server, as `http://127.0.0.1:8501`; raises NotThisComputer."""

    origin: str

    def __post_init__(self) -> None:
        parts = urlsplit(self.origin)
        plain = f"{parts.scheme}://{parts.netloc}"
        if parts.scheme not in ("http", "https") or plain != self.origin or not _is_loopback(parts.hostname):
            raise NotThisComputer(f"{self.origin}: only http(s)://127.0.0.1:PORT and its like")

    @property
    def stream(self) -> str:
        """The address of the WebSocket."""
        return "ws" + self.origin.removeprefix("http") + "/_stcore/stream"


def _is_loopback(host: str | None) -> bool:
    try:
        return host == "localhost" or ip_address(host or "").is_loopback
    except ValueError:
        return False
