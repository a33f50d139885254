"""A Singer target for DuckDB that keeps every digit and every character."""
