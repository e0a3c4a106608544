"""What is declared once: the kinds of event, the columns of the tables, and the facets of the filters.

Each stands in a module of its own: :mod:`geo.vocabulary.kinds`, :mod:`geo.vocabulary.columns` and
:mod:`geo.vocabulary.facets`.
"""
