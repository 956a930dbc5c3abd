"""Độ vững thứ hạng: how far ranks depend on the weights of the indicators; `firmness.firmness` finds it."""
