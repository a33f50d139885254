"""What is agreed with each merchant, or is left open by the documentation."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rules:
    """How the importer reads files.

    Attributes:
        primary_key: The column of customers files that is unique for a customer; DotApparel's
            configuration asks for its name.
        email: The column of customers files that has the e-mail address; likewise.
        customer: The column of orders and rewards files that names the customer: the primary key's,
            the e-mail's, or another, which may hold either. None: that of the e-mail if a file has
            it, else that of the primary key.
        order_key: The column that tells orders apart. None: a file's first column that does not
            name the customer.
        reward_key: The same of rewards.
        orders_delay_seconds: How long after the latest customers file an orders file is early; it
            is a warning, not a refusal. DotApparel asks for 1800.
    """

    primary_key: str = "PERIDX"
    email: str = "EMAIL"
    customer: str | None = None
    order_key: str | None = None
    reward_key: str | None = None
    orders_delay_seconds: float = 0

    def __post_init__(self) -> None:
        """Check the columns and the delay.

        Raises:
            ValueError: Something does not fit.
        """
        if self.primary_key == self.email or self.orders_delay_seconds < 0:
            msg = "rules take two columns for the primary key and the e-mail, and no negative delay"
            raise ValueError(msg)
