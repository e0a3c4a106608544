"""From the text of articles to proposals: events, claims and disagreements, each with its rule and its doubt.

No model and no network: word lists (``words.txt``) and small rules in tables, each of which has a name and can
be switched off.
"""
