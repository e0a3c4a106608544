"""Placing toponyms: the candidates of a name, the rules that weigh them, and the reasons in words."""

from gazetteer.placing.placer import RULES, Marked, Placement, Placer

__all__ = ["RULES", "Marked", "Placement", "Placer"]
