"""A seeded generator of Estonian job descriptions that knows the truth about each: forms, layouts, case and noise."""
