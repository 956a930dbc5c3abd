"""Monthly progress towards a round: its plan, what units report, and how they stand month by month."""
