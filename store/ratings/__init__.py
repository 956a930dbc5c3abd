"""What comes of a round: scores as each person sees them, and what is published."""
