"""The words and numbers that invented rows are made of."""

from __future__ import annotations

FIRST_NAMES = (
    "Ada", "Bruno", "Carmen", "Dov", "Elif", "Farah", "Gus", "Hana", "Ivo", "Jun", "Kofi", "Lena",
    "Mara", "Nils", "Olga", "Pia", "Quinn", "Rosa", "Sven", "Tove", "Uma", "Vera", "Wim", "Zoë",
)  # fmt: skip
LAST_NAMES = (
    "Abara", "Brandt", "Castro", "Doyle", "Eriksen", "Fontaine", "Gallo", "Hughes", "Ito", "Jansen",
    "Kowalski", "Lindqvist", "Moreau", "Novák", "O'Brien", "Petrov", "Quiroga", "Rossi", "Singh",
)  # fmt: skip
STREETS = ("Oak Street", "Mill Road", "5th Avenue", "Harbor Lane", "Cedar Court", "Lake Drive")
CITIES = (
    ("Chicago", "IL", "60601"), ("Boston", "MA", "02108"), ("Newark", "NJ", "07102"),
    ("Austin", "TX", "78701"), ("Portland", "OR", "97201"), ("Denver", "CO", "80202"),
)  # fmt: skip
COMPANIES = ("Harbor & Sons", 'The "Corner" Shop', "Blue Door, LLC")

# name, price in cents, product type
PRODUCTS = (
    ("House Beans", 1850, "standard"), ("Dark Roast", 2075, "standard"),
    ("Decaf, ground", 1925, "standard"), ("Espresso Pods", 3400, "standard"),
    ("Paper Filters", 650, "standard"), ("Oat Milk 6-pack", 2399, "standard"),
    ("Green Tea", 1299, "standard"), ("Black Tea", 1199, "standard"),
    ("Roaster's Choice", 2250, "rotating"), ("Morning Box", 4900, "static price bundle"),
    ("Build Your Box", 0, "dynamic price bundle"), ("Member Plan", 999, "plan"),
    ("Studio Plan", 2999, "plan"), ("Dog Food 10 kg", 5450, "standard"),
    ("Cat Food 5 kg", 3125, "standard"), ("Crème 90", 2799, "standard"),
    ("Soap Refill", 899, "standard"), ("Razor Heads", 1600, "standard"),
    ("Gift Card", 5000, "standard"), ("Mug", 1400, "standard"), ("Kettle", 7900, "standard"),
    ("Old Blend", 1500, "standard"), ("Winter Blend", 1700, "standard"),
    ("Syrup", 1100, "standard"),
)  # fmt: skip
# Shop items that are sold once only, and those no longer sold: the API hides both by default.
NOT_AUTOSHIP = frozenset({"Gift Card", "Mug", "Kettle"})
DISCONTINUED = frozenset({"Old Blend", "Winter Blend", "Syrup"})

GROUPS = (
    ("eligibility", "subscription"), ("eligibility", "upsell"), ("incentive", "coffee-10"),
    ("sku_swap", "coffee"), ("sku_swap", "tea"),
)  # fmt: skip
OFFER_PROFILES = (
    ("Default", "available"), ("Members", "available"),
    ("Spring 2025", "archived"), ("Upsell", "available"),
)  # fmt: skip
RESOURCES = (("Member lounge", "LOUNGE-01"), ("Studio classes", "STUDIO-02"))

CANCEL_REASONS = (
    (1, "I have too much"), (2, "Too expensive"), (3, "No longer needed"), (4, "Other"),
    (8, "Found elsewhere"), (15, "Moving"), (22, "Quality"), (31, "Duplicate"), (70, "Shipping"),
    (114, "Fraud"),
)  # fmt: skip
# every, every_period (1 days, 2 weeks, 3 months, 4 years), and the days that makes
FREQUENCIES = ((14, 1, 14), (3, 2, 21), (4, 2, 28), (1, 3, 30), (2, 3, 60), (3, 3, 90))
CARD_TYPES = (1, 2, 3, 4, 5, 6)
INCENTIVE_CODES = ("SORRY5", "WELCOME10", "LOYAL15", "SHIPFREE")

# What the shop answers to a placement: order status, response code, message.
PLACED = (5, "000", "Success")
REFUSALS = (
    (3, "140", "Card declined"), (14, "999", "Unreadable response"), (15, "100", "Generic error"),
)  # fmt: skip
