"""Links to pages elsewhere, as people paste them."""

from urllib.parse import urlsplit

LONGEST_LINK = 2_000
"""Characters."""


def is_web_link(text: str) -> bool:
    """Whether a text is the address of a page of the web that is safe to give to a browser: http or https, with a host.

    Without a name or password in it, without blanks, invisible characters or what an address cannot hold.
    """
    if len(text) > LONGEST_LINK or any(c.isspace() or not c.isprintable() or c in '<>"\\' for c in text):
        return False
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
        _ = parts.port  # a ValueError where it is none
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and host.strip(".") != "" and "@" not in parts.netloc
