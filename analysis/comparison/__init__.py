"""So sánh: units side by side, indicator by indicator; `side_by_side.compare` sets them so."""
