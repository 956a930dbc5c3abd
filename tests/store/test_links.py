"""Links: what is safe to give to a browser as an address elsewhere."""

import pytest

from store.papers.links import LONGEST_LINK, is_web_link


@pytest.mark.parametrize(
    "link",
    [
        "http://10.0.0.1:8080/vb?id=1&b=[2]#x",
        "HTTPS://vi.wikipedia.org/wiki/Thanh_Hóa",
        "https://a.vn/" + "x" * (LONGEST_LINK - 13),
    ],
)
def test_an_address_of_the_web_is_one(link):
    assert is_web_link(link)


@pytest.mark.parametrize(
    "link",
    [
        "",
        "javascript:alert(1)",
        "JavaScript://a.vn/%0aalert(1)",
        "data:text/html,<script>alert(1)</script>",
        "file:///etc/passwd",
        "ftp://a.vn/1",
        "a.gov.vn/12",
        "//a.vn",
        "https://",
        "https:///12",
        "https://...",
        "https://user@a.vn",
        "https://user:secret@a.vn",
        "https://a.vn\\@b.vn",
        "https://a.vn/1 2",
        "https://a.vn/\n2",
        "https://a.vn/\x002",
        "https://a.vn/\u202e2",
        "https://a.vn/\u200b2",
        "https://a.vn/\ud800",
        'https://a.vn/"onclick=1',
        "https://a.vn/<b>",
        "https://a.vn:port/",
        "https://[::1",
        "https://a.vn/" + "x" * (LONGEST_LINK - 12),
    ],
)
def test_whatever_else_a_browser_might_follow_is_none(link):
    assert not is_web_link(link)
