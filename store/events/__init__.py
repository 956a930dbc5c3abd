"""The chain of events: who did what and when, appended, found and said in words."""
