"""The receiver of webhooks, and the commands around it."""
