"""The log is one JSON line an event, with the request's number, and holds no address of a person."""

import io
import json
import logging
from collections.abc import Iterator

import pytest

from telemetry import tell, write_json_lines
from telemetry.lines import through_the_root, without_addresses
from telemetry.numbers import CURRENT


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """Where the lines go; loggers are as before afterwards."""
    root, events = logging.getLogger(), logging.getLogger("xaso.events")
    others = [one for one in logging.Logger.manager.loggerDict.values() if isinstance(one, logging.Logger)]
    before = [(one, one.handlers[:], one.propagate, one.level) for one in (root, *others)]
    written = io.StringIO()
    write_json_lines(written)
    yield written
    for logger, handlers, propagate, level in before:
        logger.handlers, logger.propagate = handlers, propagate
        logger.setLevel(level)
    assert events.handlers


def lines(log: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in log.getvalue().splitlines()]


def test_an_event_is_one_line_with_its_facts_and_the_number_of_the_request(log: io.StringIO) -> None:
    token = CURRENT.set("abcdef0123456789")
    tell("kept", what="submission.submitted", unit="14758", note="dòng một\ndòng hai")
    CURRENT.reset(token)
    (line,) = lines(log)
    assert str(line.pop("time")).endswith("+00:00")
    assert line == {
        "level": "info",
        "logger": "xaso.events",
        "event": "kept",
        "request": "abcdef0123456789",
        "what": "submission.submitted",
        "unit": "14758",
        "note": "dòng một\ndòng hai",
    }


def test_a_traceback_of_a_library_is_in_the_same_line(log: io.StringIO) -> None:
    library = logging.getLogger("a.library")
    try:
        raise ValueError("no")
    except ValueError:
        library.exception("It broke")
    (line,) = lines(log)
    assert (line["event"], line["level"], line["message"]) == ("log", "error", "It broke")
    assert "ValueError: no" in str(line["traceback"])


def test_a_logger_with_a_handler_of_its_own_tells_once(log: io.StringIO) -> None:
    own = logging.getLogger("with.own.handler")
    own.addHandler(logging.StreamHandler())
    own.propagate = False
    through_the_root(own)
    own.warning("once")
    assert [line["message"] for line in lines(log)] == ["once"]


@pytest.mark.parametrize("sign", ["\n", "\x1b", "\x85", "\x9b", "\u2028", "\u202e"])
def test_nothing_that_is_told_ends_the_line_or_moves_a_terminal(log: io.StringIO, sign: str) -> None:
    tell("request", path=f"/x{sign}y")
    assert sign not in log.getvalue().removesuffix("\n")
    assert lines(log)[0]["path"] == f"/x{sign}y"


def test_an_address_of_a_person_is_a_short_hash_in_every_line(log: io.StringIO) -> None:
    logging.getLogger("a.library").error("No account has %s", "Hoa.Le+x@thanhhoa.gov.vn")
    tell("kept", by="hoa.le+x@thanhhoa.gov.vn")
    one, two = lines(log)
    assert "@" not in log.getvalue()
    assert str(one["message"]).removeprefix("No account has ") == two["by"]


def test_an_address_behind_a_long_word_is_found_too() -> None:
    assert "@" not in without_addresses("x" * 70 + "@b.vn 'a@b.vn'c@d.vn")


def test_what_is_no_address_stays() -> None:
    text = "xaso@8501.service 3@ @x a@b"
    assert without_addresses("3@ @x a@b") == "3@ @x a@b"
    assert without_addresses(text).endswith(" 3@ @x a@b")


def test_for_people_nothing_is_told_beside_what_streamlit_tells(capfd: pytest.CaptureFixture[str]) -> None:
    tell("kept", what="x")
    assert capfd.readouterr() == ("", "")
