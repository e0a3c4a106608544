"""What is declared once: the kinds of event, what may be inferred, the columns of the tables, the facets.

Each stands in a module of its own: :mod:`geo.vocabulary.kinds`, :mod:`geo.vocabulary.inferences`,
:mod:`geo.vocabulary.columns` and :mod:`geo.vocabulary.facets`.
"""
