"""What is kept: rounds with their cohorts, published editions, submissions with their files, and answers.

Open a database once with `open_database()` and hand it to the functions here; threads may share it.
What comes back are frozen dataclasses, and answers as the long pandas frame of `scoring.ANSWER_COLUMNS`: one
row a unit and slot. Every function that writes is one transaction and is told who writes (`by`).
What the store refuses is a `StoreError` with a stable `code`.
"""

from store.database import Database, database_exists, open_database
from store.editions import (
    PublishedEdition,
    known_editions,
    publish_edition,
    published_edition,
    published_editions,
)
from store.errors import (
    AnswersInvalid,
    DatabaseNewer,
    DatabaseUnavailable,
    DatabaseUrlInvalid,
    DeadlinePassed,
    EditionIdTaken,
    EditionNotFound,
    FileMissing,
    FileNotFound,
    RoundInvalid,
    RoundNotFound,
    RoundNotOpen,
    StatusNotAllowed,
    StoreError,
    SubmissionNotFound,
)
from store.files import file_of
from store.rounds import NewRound, Round, Status, create_round, get_round, list_rounds, set_status, version
from store.submissions import (
    NewSubmission,
    Submission,
    answers_of,
    current_answers,
    current_submissions,
    history,
    submit,
    submit_many,
)

__all__ = [
    "AnswersInvalid",
    "Database",
    "DatabaseNewer",
    "DatabaseUnavailable",
    "DatabaseUrlInvalid",
    "DeadlinePassed",
    "EditionIdTaken",
    "EditionNotFound",
    "FileMissing",
    "FileNotFound",
    "NewRound",
    "NewSubmission",
    "PublishedEdition",
    "Round",
    "RoundInvalid",
    "RoundNotFound",
    "RoundNotOpen",
    "Status",
    "StatusNotAllowed",
    "StoreError",
    "Submission",
    "SubmissionNotFound",
    "answers_of",
    "create_round",
    "current_answers",
    "current_submissions",
    "database_exists",
    "file_of",
    "get_round",
    "history",
    "known_editions",
    "list_rounds",
    "open_database",
    "publish_edition",
    "published_edition",
    "published_editions",
    "set_status",
    "submit",
    "submit_many",
    "version",
]
