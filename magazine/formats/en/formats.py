"""Moments and days as the desk writes them in its tables; where there is room it says them in words."""

DATETIME_FORMAT = "j M Y, H:i"
DATE_FORMAT = "j M Y"
TIME_FORMAT = "H:i"
