"""A layer over MeltanoLabs' target-postgres: exact, and several times as fast."""
