"""Ordergroove's webhooks: their receiver, its event log, and the Singer tap that reads the log."""
