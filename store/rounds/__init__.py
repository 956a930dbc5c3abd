"""Rounds with their editions, dates, lists and states."""
