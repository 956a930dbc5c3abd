"""Progress from month to month: what moved, who has not reported, who falls behind the pace to the deadline."""
