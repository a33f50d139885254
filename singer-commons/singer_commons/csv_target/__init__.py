"""CSV files for a drop: layouts, checked rows, rejects, names used once, delivery."""
