"""Placing toponyms: the candidates of a name, the rules that weigh them, and the reasons in words."""

from gazetteer.placing.placer import RULES, Article, Placement, Placer

__all__ = ["RULES", "Article", "Placement", "Placer"]
