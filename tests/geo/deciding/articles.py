"""Articles of one happening that disagree, written for tests."""

from __future__ import annotations

NOON = """Kerman bus crash kills three

3 March 2021

Three people were killed and 12 were injured when a bus overturned near Kerman on Wednesday, police said.

The mayor of Kerman said four people had died. Two cars were destroyed.
"""

NIGHT = """Bus accident in Kerman: ten dead

3 March 2021

At least ten people were killed when a bus crashed in Kerman on Wednesday, the governor said.

The hospital counted 25 injured. Rescue workers were still at the site at night. On Monday the
president had announced a new cabinet in Tehran.
"""

LATER = """Kerman mourns

5 March 2021

The bus crash in Kerman on Wednesday killed 11 people, police said on Friday. Dozens were hurt in the accident.
"""
