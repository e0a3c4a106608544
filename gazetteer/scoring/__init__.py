"""Scoring a geoparser against toponyms that people have marked and placed."""
