"""Singer tap for the list endpoints of Ordergroove's REST API."""
