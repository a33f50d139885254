"""The event log: what the receiver writes and the tap reads."""
