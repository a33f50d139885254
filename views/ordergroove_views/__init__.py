"""Views of Ordergroove's orders and items without those that were deleted."""
