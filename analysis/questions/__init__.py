"""Cần hỏi lại: what an appraiser may want to ask about the figures of a unit; `asking.questions` asks it all."""
