"""WHAT goes to a meeting: Word reports in the form of an official Vietnamese report, from templates an office can replace."""
