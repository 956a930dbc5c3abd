"""A tour of the pages, with choices made as a reader makes them, so that each shows what it is for."""

from ui.routes import Route

UNIT, OTHER = "14755", "14758"
"""Two units of the demonstration's list."""

TOUR = {
    "overview": Route.OVERVIEW.path,
    "ranking": Route.RANKING.path,
    "profile": f"{Route.PROFILE.path}?unit={UNIT}",
    "print": f"{Route.PROFILE.path}?unit={UNIT}&view=print",
    "compare": f"{Route.COMPARE.path}?units={UNIT}&units={OTHER}",
    "heat map": Route.HEAT_MAP.path,
    "missed": Route.MISSED.path,
    "firmness": Route.FIRMNESS.path,
    "timeline": Route.TIMELINE.path,
    "districts": Route.DISTRICTS.path,
    "submit": Route.SUBMIT.path,
    "appraisal": Route.APPRAISAL.path,
    "progress": Route.PROGRESS.path,
    "reminders": Route.REMINDERS.path,
    "questions": Route.QUESTIONS.path,
    "reports": Route.REPORTS.path,
    "catalogue": Route.CATALOGUE.path,
    "admin": Route.ADMIN.path,
    "events": Route.EVENTS.path,
    "welcome": Route.WELCOME.path,
}
"""What is looked at, by name: path and query."""
