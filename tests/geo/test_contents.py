"""Folders as they are: files of other kinds, folders below, and what systems leave on a disk."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import geo
from gazetteer.errors import InputError
from geo.contents import in_words

STORY = "Rain fell on Erbil on Monday."


def filled(folder: Path, **files: str | bytes) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def test_what_is_left_out_is_said_with_the_reason(tmp_path: Path) -> None:
    filled(
        tmp_path,
        **{
            "a.txt": STORY,
            "b.html": "<p>Rain</p>",
            "c.text": STORY,
            "d.txt": b"%PDF-1.7",
            "e.txt": " \n",
            "LICENSE": "Free.",
            "2020/f.txt": STORY,
            "2020/deep/g.md": STORY,
            "pictures/h.jpg": b"\xff\xd8\xff",
            "looks.txt/i.png": b"\x89PNG\r\n",
            ".draft.txt": STORY,
            "map.html": '<html><head><meta name="generator" content="Dateline 1.0">',
        },
    )
    corpus = geo.read_corpus(tmp_path)
    assert list(corpus.article_records) == ["a"]
    assert dict(corpus.left_out) == {
        ".draft.txt": "hidden",
        "2020/": "2 texts below",
        "LICENSE": "it has no ending",
        "b.html": "a page without an article",
        "c.text": "its ending is .text",
        "d.txt": "a damaged PDF",
        "e.txt": "empty",
        "looks.txt/": "1 file below",
        "pictures/": "1 file below",
    }


def test_what_systems_leave_on_a_disk_neither_stops_a_build_nor_is_a_word_said(tmp_path: Path) -> None:
    litter = (
        "._a.txt",
        ".DS_Store",
        "Thumbs.db",
        "desktop.ini",
        "~$story.docx",
        ".git/HEAD",
        "__MACOSX/._a.txt",
    )
    filled(tmp_path, **{"a.txt": STORY, **dict.fromkeys(litter, b"\x00\x05\x16\x07\xff")})
    assert geo.read_corpus(tmp_path).left_out == ()


def test_beside_the_folder_of_the_articles_only_what_may_be_one_is_named(tmp_path: Path) -> None:
    filled(
        tmp_path,
        **{
            "articles/a.txt": STORY,
            "top.txt": STORY,
            "page.html": "<p>Rain</p>",
            "sub/s.txt": STORY,
            "pictures/p.jpg": b"\xff\xd8\xff",
            "photo.jpg": b"\xff\xd8\xff",
            "tool.py": "print(1)",
            "export.geojson": "{}",
            "Events.yml": "events: []",
            "articles/events.yaml": "events: []",
            "corpus.yaml": "title: T",
            "README.md": "About.",
        },
    )
    left_out = geo.read_corpus(tmp_path).left_out
    assert dict(left_out) == {
        "events.yaml": "YAML is not read",
        "top.txt": "articles are read from articles/",
        "page.html": "articles are read from articles/",
        "sub/": "1 text below",
        "Events.yml": "perhaps events.yaml is meant",
    }


def test_a_folder_that_is_nearly_that_of_the_articles_is_named(tmp_path: Path) -> None:
    left_out = geo.read_corpus(filled(tmp_path, **{"a.txt": STORY, "Article/b.txt": STORY})).left_out
    assert left_out == (("Article/", "1 text below; perhaps articles is meant"),)


def test_a_folder_with_nothing_to_read_says_what_it_holds(tmp_path: Path) -> None:
    with pytest.raises(
        InputError, match=r"holds no article; left out: a\.html \(a page without an article\)\. Put files"
    ):
        geo.read_corpus(filled(tmp_path, **{"a.html": "<p>Rain</p>"}))


@pytest.mark.skipif(os.name == "nt", reason="no such links there")
def test_a_link_that_leads_nowhere_in_a_circle_or_out_of_the_folder_is_left_out(tmp_path: Path) -> None:
    outside = filled(tmp_path / "outside", **{"story.txt": STORY})
    folder = filled(tmp_path / "corpus", **{"a.txt": STORY, "sub/b.txt": STORY})
    links = {
        "alias.txt": "a.txt",
        "broken.txt": "nowhere.txt",
        "circle.txt": "circle.txt",
        "etc": outside,
        "linked.txt": outside / "story.txt",
        "loop": ".",
        "up.txt": "../outside/story.txt",
    }
    for name, target in links.items():
        (folder / name).symlink_to(target)
    corpus = geo.read_corpus(folder)
    assert set(corpus.article_records) == {"a", "alias"}
    assert dict(corpus.left_out) == {
        "broken.txt": "a link that leads nowhere",
        "circle.txt": "a link that leads nowhere",
        "etc/": "a link out of the folder",
        "linked.txt": "a link out of the folder",
        "loop/": "a link that leads back",
        "sub/": "1 text below",
        "up.txt": "a link out of the folder",
    }


@pytest.mark.skipif(os.name == "nt", reason="no such links there")
@pytest.mark.parametrize(
    ("target", "reason"), [("gone", "a link that leads nowhere"), ("..", "a link out of the folder")]
)
def test_the_folder_of_the_articles_may_be_such_a_link(tmp_path: Path, target: str, reason: str) -> None:
    folder = filled(tmp_path / "corpus", **{"a.txt": STORY})
    (folder / "articles").symlink_to(target)
    corpus = geo.read_corpus(folder)
    assert (list(corpus.article_records), corpus.left_out) == (["a"], (("articles/", reason),))


@pytest.mark.skipif(os.name == "nt", reason="no such links there")
def test_such_links_beside_the_folder_of_the_articles_are_named(tmp_path: Path) -> None:
    folder = filled(tmp_path / "corpus", **{"articles/a.txt": STORY, "articles/b.txt": STORY})
    (folder / "broken.txt").symlink_to("nowhere")
    (folder / "articles" / "top.txt").symlink_to("../broken.txt")
    (folder / "articles" / "c.txt").symlink_to("b.txt")
    corpus = geo.read_corpus(folder)
    assert set(corpus.article_records) == {"a", "b", "c"}
    assert dict(corpus.left_out) == dict.fromkeys(["top.txt", "broken.txt"], "a link that leads nowhere")


@pytest.mark.skipif(os.name == "nt", reason="no such names there")
def test_odd_names_become_ids(tmp_path: Path) -> None:
    names = {
        "new\nline.txt": "new-line",
        "بغداد في الليل.txt": "بغداد-في-الليل",
        f"{'x' * 251}.txt": "x" * 100,
        f"{'x' * 250}y.txt": f"{'x' * 100}-txt",
        f"{'x' * 250}z.txt": f"{'x' * 100}-2",
        "<img src=x onerror=alert(1)>.txt": "img-src-x-onerror-alert-1",
        "{{7*7}}${x}`.txt": "7-7-x",
        "-o.txt": "o",
        "\u202egnp.txt": "gnp",
        " .txt": "article",
    }
    folder = filled(tmp_path, **dict.fromkeys(names, STORY), **{"b\nad.html": "<p>x</p>"})
    undecodable = os.fsdecode(os.fsencode(folder) + b"/odd\xff\xfe.txt")
    Path(undecodable).write_text(STORY)
    corpus = geo.read_corpus(folder)
    assert set(corpus.article_records) == {*names.values(), "odd"}
    assert "\n" not in in_words(corpus.left_out)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="no such rights there")
def test_a_file_that_may_not_be_read_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = filled(tmp_path, **{"a.txt": STORY, "closed.txt": STORY})
    granted = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: path.name != "closed.txt" and granted(path, mode))
    assert geo.read_corpus(folder).left_out == (("closed.txt", "you may not read it"),)


def test_names_for_one_reason_are_said_together() -> None:
    many = [(f"{row}.html", "HTML is not read") for row in range(9)]
    assert in_words([geo.contents.LeftOut(*row) for row in many]) == (
        "left out: 0.html, 1.html, 2.html, 3.html and 5 more (HTML is not read)"
    )
