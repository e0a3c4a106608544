"""YAML read from files, so that every message can name the file and the line."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from gazetteer.errors import InputError

__all__ = ["Lines", "read_record", "read_yaml"]

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Lines = dict[tuple[str | int, ...], int]
Model = TypeVar("Model", bound=BaseModel)


def read_yaml(text: str, path: Path, first_line: int = 1) -> tuple[Any, Lines]:
    """Read YAML and remember on which line each value stands.

    Dates stay text, only ``true`` and ``false`` are booleans, and a key may stand once.

    Parameters
    ----------
    text : str
        The YAML text.
    path : pathlib.Path
        The file it comes from, for messages.
    first_line : int
        The line of that file on which the text begins.

    Returns
    -------
    data : object
        Dictionaries, lists, text, numbers, booleans, None.
    lines : dict
        Line of every value by its path of keys and indices.

    Raises
    ------
    InputError
        If the text is no YAML, a key stands twice, or an anchor refers to itself.
    """
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = first_line + (mark.line if mark else 0)
        problem = " ".join(str(error.problem or error.context or "is not YAML").split())
        raise InputError(
            problem, "Check the indentation and the quotes there", path=path, line=line
        ) from error
    except yaml.YAMLError as error:
        raise InputError(
            f"is not YAML: {error}".splitlines()[0], "Remove that character", path=path
        ) from error
    lines: Lines = {}
    return (None if node is None else _build(node, (), lines, path, first_line, set())), lines


def _build(
    node: yaml.Node, where: tuple[str | int, ...], lines: Lines, path: Path, first_line: int, above: set[int]
) -> Any:
    line = node.start_mark.line + first_line
    lines[where] = line
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node)
    if id(node) in above:
        raise InputError("an anchor refers to itself", "Write the value out", path=path, line=line)
    above = above | {id(node)}
    if isinstance(node, yaml.SequenceNode):
        return [
            _build(item, (*where, i), lines, path, first_line, above) for i, item in enumerate(node.value)
        ]
    assert isinstance(node, yaml.MappingNode)
    result: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        if key in result:
            raise InputError(
                f"the key {key!r} stands twice",
                "Keep one",
                path=path,
                line=key_node.start_mark.line + first_line,
            )
        result[key] = _build(value_node, (*where, key), lines, path, first_line, above)
        lines[(*where, key)] = key_node.start_mark.line + first_line
    return result


def _scalar(node: yaml.ScalarNode) -> Any:
    value: str = node.value
    kind = node.tag.rpartition(":")[2]
    if kind == "null":
        return None
    if kind == "bool" and value.lower() in {"true", "false"}:
        return value.lower() == "true"
    if kind in {"int", "float"}:
        try:
            return int(value) if kind == "int" else float(value)
        except ValueError:  # 0x1f, 1_000, 12:30 are text here
            return value
    return value


def read_record(
    model: type[Model], data: Any, path: Path, lines: Lines, where: tuple[str | int, ...] = ()
) -> Model:
    """Build a record and turn what is wrong with it into one message per file.

    Parameters
    ----------
    model : type of pydantic.BaseModel
    data : object
        The values as read.
    path : pathlib.Path
    lines : dict
        Lines by path, from :func:`read_yaml`.
    where : tuple
        Path of this record inside the file.

    Raises
    ------
    InputError
        Naming every wrong value of the record, with the line of the first.
    """
    try:
        return model.model_validate(data)
    except ValidationError as error:
        items = sorted(
            error.errors(), key=lambda item: item["type"] == "missing"
        )  # a misspelt key comes first
        found = [(_line_of((*where, *item["loc"]), lines), _in_words(item)) for item in items]
        first = found[0][0]
        text = "; ".join(
            words if line in (None, first) else f"line {line}: {words}"
            for line, words in dict.fromkeys(found)
        )
        raise InputError(text, path=path, line=first) from error


def _line_of(where: tuple[str | int, ...], lines: Lines) -> int | None:
    while where and where not in lines:
        where = where[:-1]
    return lines.get(where)


def _in_words(item: Any) -> str:
    """Say one finding of pydantic plainly: which key, which value, what to do."""
    key = ".".join(str(part) for part in item["loc"])
    value = repr(item["input"])
    value = value if len(value) <= 80 else value[:79] + "…"
    if item["type"] == "missing":
        return f"{key} is missing. Add it"
    if item["type"] == "extra_forbidden":
        return f"{key} is an unknown key. Remove it, or check its spelling"
    if item["type"] == "string_pattern_mismatch":
        return f"{key} is {value}, which is not of the form {item['ctx']['pattern']}. Correct it"
    message = str(item["msg"]).removeprefix("Value error, ")
    if item["type"] == "value_error":
        return f"{key}: {message}" if key else message
    return f"{key} is {value}: {message[:1].lower()}{message[1:]}"
