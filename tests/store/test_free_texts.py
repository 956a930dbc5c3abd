"""Every free text of the store against what people and attackers type: kept as text, or refused in words."""

from datetime import date
from itertools import count

import pytest

from store import (
    Figure,
    NewAccount,
    NewEvidence,
    NewSubmission,
    Role,
    State,
    Step,
    TextTooLong,
    add_evidence,
    add_remark,
    appraise,
    change_dates,
    create_round,
    history,
    list_events,
    remove_evidence,
    reopen_unit,
    save_account,
    submit,
    take_step,
    verify,
)
from wording.cleaning import cleaned

UNIT = "14755"
NASTY = {
    "sql": "'; DROP TABLE submission; --",
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "markdown": "[bấm](javascript:alert(1)) **đậm** `mã` $x$ :red[đỏ] :material/home:",
    "nul": "trước\x00sau",
    "half a character": "nửa \ud800 ký tự",
    "direction": "hóa \u202egnod\u202c đơn",
    "zero width": "ẩn\u200b\ufeffgiữa",
    "decomposed": "Hòa Thuỷ",
    "emoji": "👩‍👩‍👧‍👦 🇻🇳",
    "lines": "một\r\nhai\u2028ba\x85bốn\tnăm",
    "formula": '=HYPERLINK("http://x","y")',
    "braces": "{0} {found} %s %(x)s \\N{DIGIT ONE}",
}


@pytest.fixture
def scene(access, open_round, answers):
    """A round with a submission, and every way to say a free text about it, by its name."""
    id = open_round(cohort=(UNIT,)).id
    slot = {"slot": "A.1", "numerator": 3.0, "denominator": 5.0}

    counted = count(1)

    def given(**more):
        usual = {"file": b"%d" % next(counted), "file_name": "phieu.xlsx", "filled_by": "Hòa"}
        return submit(access, id, NewSubmission(UNIT, answers(UNIT, slot), **(usual | more)))

    def change(reason, reference):
        latest = (history(access, id, UNIT) or [given()])[0]
        if latest.state is State.SUBMITTED:
            take_step(access, latest.id, Step.CHECK)
        return appraise(access, latest.id, "A.1", Figure(next(counted), 1000), reason, reference)

    def evidence(**more):
        return add_evidence(access, id, UNIT, NewEvidence("A.1", **({"number": "1"} | more)))

    return {
        "name of a round": lambda new_round, text: create_round(access, new_round(name=text)).name,
        "file name": lambda _, text: given(file_name=text).file_name,
        "who filled": lambda _, text: given(filled_by=text).filled_by,
        "reason of a return": lambda _, text: take_step(access, given().id, Step.RETURN, text).reason,
        "reason of reopening": lambda _, text: reopen_unit(access, id, UNIT, date(2099, 1, 1), text).reason,
        "reason of other days": lambda _, text: _last(
            change_dates(access, id, date(2022, 11, 1), None, text) and access, "reason"
        ),
        "reason of an appraisal": lambda _, text: change(text, "1").reason,
        "reference of an appraisal": lambda _, text: change("vì", text).evidence,
        "number of a document": lambda _, text: evidence(number=text).number,
        "title of a document": lambda _, text: evidence(title=text).title,
        "summary of a document": lambda _, text: evidence(summary=text).summary,
        "reason of a removal": lambda _, text: _last(
            remove_evidence(access, evidence().id, text) or access, "reason"
        ),
        "remark": lambda _, text: add_remark(access, id, UNIT, "A.1", text).text,
        "name of a person": lambda _, text: (
            save_account(access, NewAccount("x@thu.vn", text, Role.VIEWER)).name
        ),
    }


def _last(access, field):
    return list_events(access)[0].after[field]


FIELDS = (
    "name of a round",
    "file name",
    "who filled",
    "reason of a return",
    "reason of reopening",
    "reason of other days",
    "reason of an appraisal",
    "reference of an appraisal",
    "number of a document",
    "title of a document",
    "summary of a document",
    "reason of a removal",
    "remark",
    "name of a person",
)


@pytest.mark.parametrize("field", FIELDS)
def test_whatever_is_typed_is_kept_as_the_text_that_can_be_seen(access, scene, new_round, field):
    assert set(scene) == set(FIELDS)
    for name, text in NASTY.items():
        kept, visible = scene[field](new_round, text), cleaned(text)
        assert kept == (" ".join(visible.split()) if field == "name of a person" else visible), name
    assert verify(access.db) == []


@pytest.mark.parametrize("field", FIELDS)
def test_ten_thousand_characters_are_refused_with_the_limit(access, scene, new_round, field):
    with pytest.raises(TextTooLong) as refusal:
        scene[field](new_round, "ă" * 10_000)
    assert 0 < refusal.value.details["limit"] < 10_000
    assert verify(access.db) == []
