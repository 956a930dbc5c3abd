"""People with their roles, the steps of a submission, appraisal, evidence, remarks, results, and the chain of events."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

APPEND_ONLY = ("event", "appraisal", "extension", "remark", "result")
"""Tables whose rows are neither changed nor removed; the database itself refuses it."""
EVENT_INDEXES = {
    "ix_event_at": ["at"],
    "ix_event_by": ["by"],
    "ix_event_unit": ["round_id", "unit_code"],
    "ix_event_what": ["what"],
}
"""By what events are found, each with the id behind it: the newest come first."""


def upgrade() -> None:
    """Makes the tables. What was submitted before stays submitted, and has no event."""
    _make_accounts()
    _make_steps()
    _make_appraisal()
    _make_papers()
    _make_events()
    for table in APPEND_ONLY:
        _refuse_changes(table)


def _make_accounts() -> None:
    op.create_table(
        "account",
        sa.Column("email", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("email", name="pk_account"),
    )
    op.create_table(
        "account_place",
        sa.Column("email", sa.Text, nullable=False),
        sa.Column("era", sa.Text, nullable=False),
        sa.Column("code", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("email", "era", "code", name="pk_account_place"),
        sa.ForeignKeyConstraint(["email"], ["account.email"], name="fk_account_place_email"),
    )


def _make_steps() -> None:
    with op.batch_alter_table("submission") as submission:
        submission.add_column(sa.Column("state", sa.Text, nullable=False, server_default="submitted"))
        submission.add_column(sa.Column("state_at", sa.DateTime(timezone=True)))
        submission.add_column(sa.Column("state_by", sa.Text))
        submission.add_column(sa.Column("reason", sa.Text, nullable=False, server_default=""))
        submission.add_column(sa.Column("digest", sa.Text, nullable=False, server_default=""))
    op.execute("UPDATE submission SET state_at = accepted_at, state_by = accepted_by")
    with op.batch_alter_table("submission") as submission:
        submission.alter_column("state_at", existing_type=sa.DateTime(timezone=True), nullable=False)
        submission.alter_column("state_by", existing_type=sa.Text, nullable=False)
        for name in ("state", "reason", "digest"):
            submission.alter_column(name, existing_type=sa.Text, server_default=None)
    op.create_table(
        "extension",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("round_id", sa.Integer, nullable=False),
        sa.Column("unit_code", sa.Text, nullable=False),
        sa.Column("until", sa.Date, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_extension"),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name="fk_extension_round_id"),
    )


def _make_appraisal() -> None:
    op.create_table(
        "appraisal",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("submission_id", sa.Integer, nullable=False),
        sa.Column("slot", sa.Text, nullable=False),
        sa.Column("withdrawn", sa.Boolean, nullable=False),
        sa.Column("numerator", sa.Double),
        sa.Column("denominator", sa.Double),
        sa.Column("value", sa.Double),
        sa.Column("choice", sa.Text),
        sa.Column("not_applicable", sa.Boolean, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("evidence", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_appraisal"),
        sa.ForeignKeyConstraint(["submission_id"], ["submission.id"], name="fk_appraisal_submission_id"),
    )
    op.create_table(
        "review",
        sa.Column("submission_id", sa.Integer, nullable=False),
        sa.Column("group_id", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("submission_id", "group_id", name="pk_review"),
        sa.ForeignKeyConstraint(["submission_id"], ["submission.id"], name="fk_review_submission_id"),
    )
    op.create_table(
        "assignment",
        sa.Column("round_id", sa.Integer, nullable=False),
        sa.Column("group_id", sa.Text, nullable=False),
        sa.Column("email", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("round_id", "group_id", "email", name="pk_assignment"),
        sa.ForeignKeyConstraint(["email"], ["account.email"], name="fk_assignment_email"),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name="fk_assignment_round_id"),
    )
    op.create_table(
        "result",
        sa.Column("round_id", sa.Integer, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("round_id", name="pk_result"),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name="fk_result_round_id"),
    )


def _make_papers() -> None:
    op.create_table(
        "evidence",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("round_id", sa.Integer, nullable=False),
        sa.Column("unit_code", sa.Text, nullable=False),
        sa.Column("indicator_id", sa.Text, nullable=False),
        sa.Column("number", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("issued_on", sa.Date),
        sa.Column("summary", sa.Text, nullable=False),
        sa.Column("link", sa.Text, nullable=False),
        sa.Column("file_sha256", sa.Text),
        sa.Column("file_name", sa.Text, nullable=False),
        sa.Column("media_type", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True)),
        sa.Column("removed_by", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_evidence"),
        sa.ForeignKeyConstraint(["file_sha256"], ["file.sha256"], name="fk_evidence_file_sha256"),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name="fk_evidence_round_id"),
    )
    op.create_table(
        "remark",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("round_id", sa.Integer, nullable=False),
        sa.Column("unit_code", sa.Text, nullable=False),
        sa.Column("indicator_id", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_remark"),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name="fk_remark_round_id"),
    )


def _make_events() -> None:
    op.create_table(
        "event",
        sa.Column("id", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("round_id", sa.Integer),
        sa.Column("unit_code", sa.Text),
        sa.Column("before", sa.Text, nullable=False),
        sa.Column("after", sa.Text, nullable=False),
        sa.Column("previous", sa.Text, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_event"),
    )
    for name, columns in EVENT_INDEXES.items():
        op.create_index(name, "event", [*columns, "id"])
    op.create_table(
        "chain",
        sa.Column("id", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("last_event", sa.Integer, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_chain"),
    )
    op.execute(f"INSERT INTO chain (id, last_event, hash) VALUES (1, 0, '{'0' * 64}')")


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
    tables = (
        "chain",
        "event",
        "remark",
        "evidence",
        "result",
        "assignment",
        "review",
        "appraisal",
        "extension",
    )
    for table in (*tables, "account_place", "account"):
        op.drop_table(table)
    if op.get_bind().dialect.name != "sqlite":
        for table in APPEND_ONLY:
            op.execute(f"DROP FUNCTION {table}_refuses()")
    with op.batch_alter_table("submission") as submission:
        for name in ("state", "state_at", "state_by", "reason", "digest"):
            submission.drop_column(name)
