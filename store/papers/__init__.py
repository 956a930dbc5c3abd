"""Evidence with its files, and remarks: the papers of an indicator."""
