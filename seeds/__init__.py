"""The corpus that ships with Dateline: January 2020 in five accounts."""
