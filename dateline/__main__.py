"""``python -m dateline``."""

from dateline import app

if __name__ == "__main__":
    app(prog_name="dateline")
