"""The Singer tap that reads the event log."""
