"""Cấp huyện: districts rated by what came of their communes; `scorecard.scorecard` rates them."""
