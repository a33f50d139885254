"""The HTTP face of the sandbox: Ordergroove's list endpoints, their faults, and the controls."""
