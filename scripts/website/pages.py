"""The repository's pages as the site's: where each goes, and its links, lists and drawings.

A page is written for the code host, and stays as it is there. What differs: GitHub takes lists
without a blank line before them and items that are indented by two, and draws Mermaid in the
reader's browser.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    Change: TypeAlias = Callable[[str], str]

MOVED = {"benchmarks/README.md": "benchmarks/figures.md"}  # docs/benchmarks.md has the address
FENCE = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.DOTALL | re.MULTILINE)
IMAGE = re.compile(r"^!\[(.*)\]\(([^):\s]+)\)$", re.MULTILINE)
LINK = re.compile(r"\[((?:[^\[\]]|\[[^\]]*\])*)\]\(([^)\s]+)\)")
NAMED = re.compile(r"(?<![\w/\[`(])docs/([\w-]+)\.md")
MARK = re.compile(r"^<!-- /?(?:hub|settings|map)\b.*-->\n", re.MULTILINE)
ITEM = re.compile(r"(?:[-*]|\d+\.) +")


def place(path: str) -> str:
    """Return where a page of the repository goes on the site.

    Only what heads its own pages, as a tap its streams, is an index: in a navigation that is the
    page of the section around it.
    """
    folder, name = posixpath.split(path)
    if path in MOVED:
        return MOVED[path]
    if name == "README.md":
        heads = not folder or folder.startswith("tap-")
        return posixpath.join(folder, "index.md") if heads else f"{folder}.md"
    return name.lower() if folder in ("", "docs") else path


def listed(nav: Any) -> Iterator[str]:
    """Yield the pages that a navigation names, in its order."""
    if isinstance(nav, str):
        yield nav
    else:
        for each in nav.values() if isinstance(nav, dict) else nav:
            yield from listed(each)


def placed(nav: Any, below: Callable[[str], list[Any]]) -> Any:
    """Return a navigation with the site's places.

    Args:
        nav: The navigation, or a part of it.
        below: The entries that follow a page, such as a tap's streams.
    """
    if isinstance(nav, str):
        more = below(nav)
        return [place(nav), *more] if more else place(nav)
    if isinstance(nav, dict):
        return {title: placed(each, below) for title, each in nav.items()}
    return [placed(each, below) for each in nav]


def prose(text: str, change: Change) -> str:
    """Change what of a page is no block of code."""
    parts, end = [], 0
    for fence in FENCE.finditer(text):
        parts += [change(text[end : fence.start()]), fence[0]]
        end = fence.end()
    return "".join([*parts, change(text[end:])])


def images(path: str, text: str) -> list[str]:
    """Return the files of the repository that a page shows."""
    folder = posixpath.dirname(path)
    return [posixpath.normpath(posixpath.join(folder, name)) for _, name in IMAGE.findall(text)]


def targets(path: str, text: str) -> list[str]:
    """Return what of the repository a page leads to or shows, by its path there."""
    found = images(path, text)

    def note(part: str) -> str:
        for _, link in LINK.findall(part):
            target = link.partition("#")[0]
            if target and "://" not in target and not target.startswith("mailto:"):
                found.append(posixpath.normpath(posixpath.join(posixpath.dirname(path), target)))
        return part

    prose(text, note)
    return found


def relink(path: str, text: str, pages: Collection[str], repository: str | None) -> str:
    """Return a page's text with links that lead to the site's pages.

    Args:
        path: The page, in the repository.
        text: What it says.
        pages: The repository's pages, and what they show, that are on the site.
        repository: The address of its files, for links to what is no page; None: such a link
            becomes its words.
    """
    here = posixpath.dirname(place(path))

    def link(found: re.Match[str]) -> str:
        words, (target, mark, anchor) = found[1], found[2].partition("#")
        if "://" in target or not target:
            return found[0]
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
        if target in pages:
            return f"[{words}]({posixpath.relpath(place(target), here)}{mark}{anchor})"
        return f"[{words}]({repository}/{target})" if repository else words

    def by_name(found: re.Match[str]) -> str:
        name = found[0]
        known = name in pages and name != path
        return f"[{name}]({posixpath.relpath(place(name), here)})" if known else name

    return prose(text, lambda part: NAMED.sub(by_name, LINK.sub(link, part)))


def bars(row: str) -> str:
    """Return a table's row with the bars in its cells as Python-Markdown wants them."""
    code = re.sub(r"`[^`]*`", lambda found: found[0].replace("\\|", "|"), row)
    return code.replace("\\|", "&#124;")


def as_markdown(text: str) -> str:
    """Return a page as Python-Markdown wants it: lists, and what is inside them."""
    lines: list[str] = []
    width = 0  # of the mark of the list that is open
    fenced = False
    for line in MARK.sub("", text).split("\n"):
        before = lines[-1] if lines else ""
        if line.startswith("```"):
            fenced, width = not fenced, 0
        if fenced or not line.strip():
            lines.append(line)
            continue
        item = ITEM.match(line)
        if line.startswith("|"):
            line = bars(line)  # noqa: PLW2901 - the same line, as it is wanted
        if item or line.startswith("|"):
            inside = width if item else before.startswith("|")
            if before and not inside:
                lines.append("")
        if line.startswith(" ") and width:
            line = " " * (4 - width) + line  # noqa: PLW2901 - the same line, as it is wanted
        else:
            width = min(len(item[0]), 4) if item else 0
        lines.append(line)
    return "\n".join(lines)


def legible(svg: str) -> str:
    """Return a drawing that shrinks with the page, but not to less than three quarters."""
    least = round(float(re.search(r'width="([\d.]+)"', svg)[1]) * 3 / 4)  # type: ignore[index]
    return svg.replace('style="', f'style="min-width:{least}px;', 1)


def draw(text: str, to_svg: Change) -> str:
    """Return a page with its Mermaid blocks drawn, each named by the words of its `accTitle`.

    Who cannot see all of a drawing on a narrow screen moves it, also by the keyboard.
    """
    frame = '<div class="drawing" role="group" aria-label="{}" tabindex="0"{}>{}</div>'

    def drawing(found: re.Match[str]) -> str:
        if found[2] != "mermaid":
            return found[0]
        title = re.search(r"^ *accTitle: *(.+)$", found[3], re.MULTILINE)
        name = title[1].replace('"', "&quot;") if title else "Drawing"
        return frame.format(name, "", legible(to_svg(found[3])))

    framed = IMAGE.sub(lambda found: frame.format("Drawing", ' markdown="1"', found[0]), text)
    return FENCE.sub(drawing, framed)
