"""Reminders by e-mail: a digest for those who asked for it, at most one a week to a person."""
