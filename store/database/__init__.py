"""Where it is kept: SQLite or PostgreSQL, opened, migrated, one transaction at a time."""
