"""Monthly progress towards a round, and who wants a digest by e-mail."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

APPEND_ONLY = ("progress_report", "progress_answer")
"""Tables whose rows are neither changed nor removed; the database itself refuses it."""


def upgrade() -> None:
    """Makes the tables, empty."""
    _make_progress()
    op.create_table(
        "subscription",
        sa.Column("email", sa.Text, nullable=False),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("email", name="pk_subscription"),
        sa.ForeignKeyConstraint(["email"], ["account.email"], name="fk_subscription_email"),
    )
    for table in APPEND_ONLY:
        _refuse_changes(table)


def _make_progress() -> None:
    op.create_table(
        "progress_plan",
        sa.Column("round_id", sa.Integer, nullable=False),
        sa.Column("base_round_id", sa.Integer),
        sa.Column("first_month", sa.Text, nullable=False),
        sa.Column("due_day", sa.Integer, nullable=False),
        sa.Column("goal_on", sa.Date, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("round_id", name="pk_progress_plan"),
        sa.ForeignKeyConstraint(["base_round_id"], ["round.id"], name="fk_progress_plan_base_round_id"),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name="fk_progress_plan_round_id"),
    )
    op.create_table(
        "progress_report",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("round_id", sa.Integer, nullable=False),
        sa.Column("unit_code", sa.Text, nullable=False),
        sa.Column("month", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("file_sha256", sa.Text),
        sa.Column("file_name", sa.Text, nullable=False),
        sa.Column("filled_by", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_progress_report"),
        sa.UniqueConstraint(
            "round_id",
            "unit_code",
            "month",
            "revision",
            name="uq_progress_report_round_id_unit_code_month_revision",
        ),
        sa.ForeignKeyConstraint(["file_sha256"], ["file.sha256"], name="fk_progress_report_file_sha256"),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name="fk_progress_report_round_id"),
    )
    op.create_table(
        "progress_answer",
        sa.Column("report_id", sa.Integer, nullable=False),
        sa.Column("slot", sa.Text, nullable=False),
        sa.Column("numerator", sa.Double),
        sa.Column("denominator", sa.Double),
        sa.Column("value", sa.Double),
        sa.Column("choice", sa.Text),
        sa.Column("not_applicable", sa.Boolean, nullable=False),
        sa.Column("evidence", sa.Text, nullable=False),
        sa.Column("explanation", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("report_id", "slot", name="pk_progress_answer"),
        sa.ForeignKeyConstraint(["report_id"], ["progress_report.id"], name="fk_progress_answer_report_id"),
    )


def _refuse_changes(table: str) -> None:
    if op.get_bind().dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_refuses_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
        return
    op.execute(
        f"CREATE FUNCTION {table}_refuses() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{table} is append-only'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {table}_refuses BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuses()"
    )


def downgrade() -> None:
    """Drops them, those that point at others first."""
    for table in ("progress_answer", "progress_report", "progress_plan", "subscription"):
        op.drop_table(table)
    if op.get_bind().dialect.name != "sqlite":
        for table in APPEND_ONLY:
            op.execute(f"DROP FUNCTION {table}_refuses()")
