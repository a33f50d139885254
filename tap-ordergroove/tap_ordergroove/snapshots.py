"""When a full table is too small to be believed at once."""

from __future__ import annotations

FEW = 100


def is_doubtful(rows: int, last: int | None, doubted: int | None) -> bool:
    """Tell whether a full table has lost so much that what is missing may not be gone.

    Args:
        rows: How many rows it has now.
        last: How many it had when it was believed last, if that is known.
        doubted: How many it had when it was doubted last, if it has not been believed since.

    Returns:
        Whether it lost more than half of its rows and more than `FEW`, and that for the first time.
    """
    if last is None or last - rows <= FEW or rows * 2 >= last:
        return False
    return doubted is None or abs(rows - doubted) > max(FEW, doubted // 10)
