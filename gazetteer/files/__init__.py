"""Files of text, JSON and YAML: read with their lines, so that a message can name one, and written safely.

Whoever reads or writes a file does it here. JSON is in :mod:`gazetteer.files.jsonfile`, YAML and records in
:mod:`gazetteer.files.yamlfile`.
"""

from gazetteer.files.spelling import did_you_mean, near
from gazetteer.files.textfile import read_bytes, read_text
from gazetteer.files.writing import keep_apart, write

__all__ = ["did_you_mean", "keep_apart", "near", "read_bytes", "read_text", "write"]
