"""Rounds with their cohorts, original files, submissions and their answers."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Makes the five tables."""
    _make_rounds()
    _make_submissions()


def _make_rounds() -> None:
    op.create_table(
        "round",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("edition_id", sa.Text, nullable=False),
        sa.Column("edition_text", sa.Text, nullable=False),
        sa.Column("era", sa.Text, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("opens_on", sa.Date, nullable=False),
        sa.Column("deadline", sa.Date),
        sa.Column("demonstration", sa.Boolean, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.Text, nullable=False),
        sa.Column("version", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_round"),
    )
    op.create_table(
        "round_unit",
        sa.Column("round_id", sa.Integer, nullable=False),
        sa.Column("unit_code", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("round_id", "unit_code", name="pk_round_unit"),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name="fk_round_unit_round_id"),
    )


def _make_submissions() -> None:
    op.create_table(
        "file",
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_file"),
    )
    op.create_table(
        "submission",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("round_id", sa.Integer, nullable=False),
        sa.Column("unit_code", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("file_sha256", sa.Text),
        sa.Column("file_name", sa.Text, nullable=False),
        sa.Column("filled_by", sa.Text, nullable=False),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("accepted_by", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_submission"),
        sa.UniqueConstraint(
            "round_id", "unit_code", "revision", name="uq_submission_round_id_unit_code_revision"
        ),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name="fk_submission_round_id"),
        sa.ForeignKeyConstraint(["file_sha256"], ["file.sha256"], name="fk_submission_file_sha256"),
    )
    op.create_table(
        "answer",
        sa.Column("submission_id", sa.Integer, nullable=False),
        sa.Column("slot", sa.Text, nullable=False),
        sa.Column("numerator", sa.Double),
        sa.Column("denominator", sa.Double),
        sa.Column("value", sa.Double),
        sa.Column("choice", sa.Text),
        sa.Column("not_applicable", sa.Boolean, nullable=False),
        sa.Column("evidence", sa.Text, nullable=False),
        sa.Column("explanation", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("submission_id", "slot", name="pk_answer"),
        sa.ForeignKeyConstraint(["submission_id"], ["submission.id"], name="fk_answer_submission_id"),
    )


def downgrade() -> None:
    """Drops them, those that point at others first."""
    for table in ("answer", "submission", "file", "round_unit", "round"):
        op.drop_table(table)
