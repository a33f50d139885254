"""Singer target for DotApparel's customers, orders and rewards files."""
