"""The questions of the round that is looked at, asked once, and their workbook."""

from analysis.questions.asking import Before, Question, questions
from checklist.questions_book import write_questions
from store import Round, Status
from ui.exports import request_of
from ui.rating import Rating, once, round_rating, rounds
from units import counterpart
from wording.language import Lang


def last_round(rating: Rating) -> Round | None:
    """The round before the one that is looked at, real after real and invented after invented; None for the first."""
    own = rating.round
    earlier = [
        one
        for one in rounds()
        if (one.opens_on, one.id) < (own.opens_on, own.id)
        and one.era <= own.era
        and one.demonstration == own.demonstration
        and one.status is not Status.DRAFT
    ]
    return max(earlier, key=lambda one: (one.opens_on, one.id), default=None)


def found_for(rating: Rating) -> tuple[Question, ...]:
    """The questions about all units that the reader sees, asked again when this round or the last one changes."""
    last = last_round(rating)
    if last is None:
        return once(rating, "questions", lambda: questions(rating.scores))
    then = round_rating(last.id)
    # What is kept holds on to these scores, so that no others can have their id.
    key = "questions", id(then.scores)
    return once(rating, key, lambda: questions(rating.scores, _before(rating, then)))


def _before(rating: Rating, then: Rating) -> Before:
    era = rating.round.era
    codes = map(str, rating.scores.units.index)
    if then.round.era == era:
        return Before(then.scores, {code: code for code in codes})
    known = {code: counterpart(code, era) for code in codes}
    return Before(then.scores, {code: was for code, was in known.items() if was is not None})


def export_questions(rating: Rating, shown: tuple[Question, ...], language: Lang) -> bytes:
    """The questions that are shown as a workbook in one language: bytes of an .xlsx."""
    return write_questions(shown, request_of(rating, language))
