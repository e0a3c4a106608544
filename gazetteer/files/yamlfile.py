"""YAML read from files, so that every message can name the file and the line."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from gazetteer.errors import InputError
from gazetteer.files.spelling import did_you_mean
from gazetteer.files.textfile import read_text

__all__ = ["Lines", "Where", "read_record", "read_yaml", "read_yaml_file"]

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
#: Levels of lists and keys; the format of a corpus needs about eight.
DEEPEST = 100
Where = tuple[str | int, ...]
Lines = dict[Where, int]
Model = TypeVar("Model", bound=BaseModel)


def read_yaml(text: str, path: Path, first_line: int = 1) -> tuple[Any, Lines]:
    """Read YAML and remember on which line each value stands.

    Dates stay text, and so do numbers that another spelling would change (``1.10``, ``007``); only ``true``
    and ``false`` are booleans, and a key may stand once.

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
        If the text is no YAML, a key stands twice, an anchor refers to itself or anchors multiply, or it
        is nested too deeply.
    """
    try:
        _refuse_depth(text, path, first_line, _LOADER)
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        _refuse_depth_before_an_error(text, path, first_line)
        mark = error.problem_mark
        line = first_line + (mark.line if mark else 0)
        problem = " ".join(str(error.problem or error.context or "is not YAML").split())
        raise InputError(
            problem, "Check the indentation and the quotes there", path=path, line=line
        ) from error
    except yaml.reader.ReaderError as error:
        line = first_line + text.encode()[: error.position].count(b"\n")
        problem = f"the character U+{_code(error.character):04X} is not allowed in YAML"
        raise InputError(problem, "Remove it", path=path, line=line) from error
    tree = _Tree(path, first_line, most=len(text) + 1)
    return (None if node is None else tree.value(node)), tree.lines


def read_yaml_file(path: Path) -> tuple[Any, Lines]:
    """Read a YAML file and remember on which line each value stands; see :func:`read_yaml`.

    Parameters
    ----------
    path : pathlib.Path
        UTF-8.

    Returns
    -------
    data : object
    lines : dict

    Raises
    ------
    InputError
        If it cannot be read, or is no YAML: file, line, value and remedy.
    """
    return read_yaml(read_text(path), path)


def _code(character: int | str) -> int:
    return character if isinstance(character, int) else ord(character)


def _refuse_depth(text: str, path: Path, first_line: int, loader: Any) -> None:
    """Refuse a text nested so deeply that composing it would overflow the parser's stack."""
    depth = 0
    for event in yaml.parse(text, Loader=loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise _too_deep(path, first_line + (event.start_mark.line if event.start_mark else 0))


def _refuse_depth_before_an_error(text: str, path: Path, first_line: int) -> None:
    """Refuse depth in our own words where the library stopped before a level was counted.

    Some versions of libyaml have a limit of their own, in words of their own. PyYAML's parser in Python has
    none, and being slower it is asked only where there is an error to explain.
    """
    with suppress(yaml.YAMLError):
        _refuse_depth(text, path, first_line, yaml.SafeLoader)


def _too_deep(path: Path, line: int) -> InputError:
    return InputError(
        f"is nested more than {DEEPEST} levels deep",
        "Write it as the corpus format has it",
        path=path,
        line=line,
    )


@dataclass
class _Tree:
    """Turns the nodes of one text into values, and notes their lines."""

    path: Path
    first_line: int
    most: int  # values; without anchors there are never more of them than characters
    lines: Lines = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.lines[()] = self.first_line

    def value(self, node: yaml.Node, where: Where = (), above: frozenset[int] = frozenset()) -> Any:
        self.lines[where] = self.line(node)
        if isinstance(node, yaml.ScalarNode):
            return _scalar(node)
        if id(node) in above:
            raise self.refused(node, "an anchor refers to itself", "Write the value out")
        if len(where) > DEEPEST:
            raise _too_deep(self.path, self.line(node))
        if len(self.lines) > self.most:
            raise self.refused(node, "anchors multiply what is written", "Write the values out")
        above |= {id(node)}
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*where, i), above) for i, item in enumerate(node.value)]
        assert isinstance(node, yaml.MappingNode)
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                raise self.refused(key_node, "a list or a mapping cannot be a key", "Write a word")
            key = str(key_node.value)
            if key in result:
                raise self.refused(key_node, f"the key {key!r} stands twice", "Keep one")
            result[key] = self.value(value_node, (*where, key), above)
            self.lines[(*where, key)] = self.line(key_node)
        return result

    def line(self, node: yaml.Node) -> int:
        return int(node.start_mark.line) + self.first_line

    def refused(self, node: yaml.Node, problem: str, remedy: str) -> InputError:
        return InputError(problem, remedy, path=self.path, line=self.line(node))


def _scalar(node: yaml.ScalarNode) -> Any:
    value: str = node.value
    kind = node.tag.rpartition(":")[2]
    if kind == "null":
        return None
    if kind == "bool" and value.lower() in {"true", "false"}:
        return value.lower() == "true"
    if kind in {"int", "float"}:
        with suppress(ValueError):  # 0x1f and 12:30 are text here, and so is what would not stay as written
            number = int(value) if kind == "int" else float(value)
            return number if str(number) == value else value
    return value


def read_record(model: type[Model], data: Any, path: Path, lines: Lines, where: Where = ()) -> Model:
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

    Returns
    -------
    pydantic.BaseModel
        A record of that model.

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
        found = [(_line_of((*where, *item["loc"]), lines), _in_words(item, model)) for item in items]
        first = found[0][0]
        text = "; ".join(
            words if line in (None, first) else f"line {line}: {words}"
            for line, words in dict.fromkeys(found)
        )
        raise InputError(text, path=path, line=first) from error


def _line_of(where: Where, lines: Lines) -> int | None:
    while where and where not in lines:
        where = where[:-1]
    return lines.get(where)


def _in_words(item: Any, model: type[BaseModel]) -> str:
    """Say one finding of pydantic plainly: which key, which value, what to do."""
    key = ".".join(str(part) for part in item["loc"])
    value = _short(repr(item["input"]), 80)
    if item["type"] in {"model_type", "dict_type"}:
        return f"{key} is {value}, not a list of keys. Write key: value lines".strip()
    if item["type"] == "missing":
        return f"{key} is missing. Add it"
    if item["type"] == "extra_forbidden":
        meant = did_you_mean(key, model.model_fields, most=1) if len(item["loc"]) == 1 else None
        return f"{key} is an unknown key. {meant or 'Remove it, or check its spelling'}"
    if item["type"] == "string_pattern_mismatch":
        return f"{key} is {value}, which is not of the form {item['ctx']['pattern']}. Correct it"
    message = _short(str(item["msg"]).removeprefix("Value error, "), 400)
    if item["type"] == "value_error":
        return f"{key}: {message}" if key else message
    return f"{key} is {value}: {message[:1].lower()}{message[1:]}"


def _short(text: str, most: int) -> str:
    """Leave the middle out of a long text."""
    half = most // 2
    return text if len(text) <= most else f"{text[:half]}…{text[-half:]}"
