"""Pages run without a browser, on a store of their own."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from streamlit.testing.v1 import AppTest

from store import (
    Database,
    NewRound,
    NewSubmission,
    Round,
    create_round,
    local_access,
    set_status,
    submit_many,
)
from tests.editions import Said, frame_of


def opened(page: Callable[[], None], **query: str) -> AppTest:
    """A page as it looks at an address with these choices."""
    app = AppTest.from_function(page, default_timeout=30)
    for key, value in query.items():
        app.query_params[key] = value
    return app.run()


def shown(app: AppTest) -> str:
    """Everything that a page says: headings, texts, tables, notices."""
    said = [
        element.value for kind in ("title", "subheader", "markdown", "caption") for element in app.get(kind)
    ]
    said += [element.proto.body for element in app.get("html")]
    said += [element.value for kind in (app.success, app.info, app.warning, app.error) for element in kind]
    return "\n".join(said)


def rows_of(said: str) -> list[list[str]]:
    """The texts of the cells of every row of the tables in what a page says."""
    rows = re.findall(r"<tr.*?</tr>", said, re.DOTALL)
    return [
        [re.sub("<.*?>", "", c) for c in re.findall(r"<t[dh].*?</t[dh]>", row, re.DOTALL)] for row in rows
    ]


def round_of(
    db: Database,
    edition_id: str,
    edition_text: str,
    answers: Mapping[str, Mapping[str, Said]],
    cohort: Sequence[str] = (),
) -> Round:
    """An open round with {unit: {slot: answer}}; without a cohort it is those that answered."""
    new = NewRound("Kỳ thử", edition_id, edition_text, "2022", cohort or tuple(answers), date(2022, 11, 1))
    access = local_access(db)
    made = set_status(access, create_round(access, new).id, "open")
    if not answers:
        return made
    frame = frame_of(answers)
    items = [NewSubmission(u, frame[frame["unit"] == u], b"x", "phieu.xlsx", "Hòa") for u in answers]
    submit_many(access, made.id, items)
    return made
