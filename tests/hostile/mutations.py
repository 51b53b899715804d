"""Real workbooks and formats changed at random: bytes, parts, elements, attributes, texts."""

import io
import zipfile
from random import Random

from lxml import etree

# What a mutated attribute or text becomes: ends of ranges, other types, references, characters that matter somewhere.
NASTY = """
0|-1|1|2|7|65536|1048577|2147483648|99999999999999999999|1e400|NaN|-0|3.5|true|false|x|A1|a1|A0|ZZ99|$B$2|A1:C9|C9:A1
B:B|2:3|1:|:|A1 B2|Nowhere!A1|s|str|inlineStr|n|b|e|d|#REF!|=A1|GREEN|AMBER|CLOSED|NEW RED|March 2019|Q4 2018/19|43555
&#9;|_x0000_|_x000D_|\u202e|é|🙂|rId1|rId99|../../x|http://192.0.2.1/x|External|worksheets/sheet1.xml|hidden|solid|[
veryHidden|FF00B050|00B050FF|mmm-yy|"|'|shared|array""".replace("\n", "|").split("|")


def mutated(chance: Random, package: bytes) -> bytes:
    """The package with one to four changes of any kind."""
    for _ in range(chance.choice((1, 1, 1, 2, 2, 4))):
        package = chance.choice((_element, _element, _element, _element, _part, _bytes))(chance, package)
    return package


def mutated_text(chance: Random, text: str) -> str:
    """A text file with lines or letters changed, moved, doubled or lost."""
    lines = text.split("\n")
    for _ in range(chance.choice((1, 1, 2, 5))):
        at = chance.randrange(len(lines))
        kind = chance.randrange(6)
        if kind == 0:
            lines.insert(at, lines[chance.randrange(len(lines))])
        elif kind == 1 and len(lines) > 1:
            del lines[at]
        elif kind == 2:
            head, mark, _ = lines[at].partition("=")
            lines[at] = (
                f"{head}{mark} {chance.choice(('1', '-1', '1.5', 'true', '[]', '[1]', '{}', '[[]]', '2019-01-31'))}"
            )
        elif kind == 3:
            lines[at] = lines[at].replace('"', chance.choice(("'", "", '""', '"{', '"}', '"\\u0000')), 1)
        elif kind == 4:
            place = chance.randrange(len(lines[at]) + 1)
            lines[at] = lines[at][:place] + chance.choice(NASTY) + lines[at][place:]
        else:
            lines[at] = lines[at][: chance.randrange(len(lines[at]) + 1)]
    return "\n".join(lines)


def unpacked(package: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as source:
        return {name: source.read(name) for name in source.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def _bytes(chance: Random, package: bytes) -> bytes:
    """Bytes changed, lost or doubled anywhere in the zip."""
    data = bytearray(package)
    for _ in range(chance.choice((1, 1, 3, 20))):
        at = chance.randrange(len(data))
        kind = chance.randrange(4)
        if kind == 0:
            data[at] = chance.randrange(256)
        elif kind == 1:
            data[at] ^= 1 << chance.randrange(8)
        elif kind == 2:
            del data[at : at + chance.choice((1, 2, 8, 100))]
        else:
            data[at:at] = data[at : at + chance.choice((1, 2, 8, 100))]
        if not data:
            return b"PK"
    return bytes(data)


def _part(chance: Random, package: bytes) -> bytes:
    """A part lost, emptied, cut, or with the content or the name of another."""
    parts = _unpacked_or_none(package)
    if not parts:
        return package
    one, other = chance.choice(list(parts)), chance.choice(list(parts))
    kind = chance.randrange(5)
    if kind == 0:
        del parts[one]
    elif kind == 1:
        parts[one] = chance.choice((b"", b"<a/>", b"\0" * 100, parts[one] * 2))
    elif kind == 2:
        parts[one] = parts[one][: chance.randrange(len(parts[one]) + 1)]
    elif kind == 3:
        parts[one], parts[other] = parts[other], parts[one]
    else:
        parts = {
            chance.choice((name.upper(), f"/{name}", name)) if name == one else name: parts[name] for name in parts
        }
    return packed(parts)


def _element(chance: Random, package: bytes) -> bytes:
    """Elements of one part lost, doubled, moved, renamed, or with other attributes and texts."""
    parts = _unpacked_or_none(package)
    names = [name for name in parts or {} if name.endswith((".xml", ".rels", ".vml"))]
    if not parts or not names:
        return package
    # The parts that say what the others are, and the sheets, matter most.
    name = chance.choice(
        names + [each for each in names if "sheet" in each or "workbook" in each or "style" in each] * 3
    )
    try:
        root = etree.fromstring(parts[name], etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return package
    for _ in range(chance.choice((1, 1, 1, 3, 30))):
        elements = [each for each in root.iter() if isinstance(each.tag, str)]
        _change(chance, chance.choice(elements), elements)
    return packed(parts | {name: etree.tostring(root, encoding="UTF-8", xml_declaration=True)})


def _change(chance: Random, element: etree._Element, elements: list[etree._Element]) -> None:
    parent, kind = element.getparent(), chance.randrange(9)
    if kind <= 2 and element.attrib:
        name = chance.choice(list(element.attrib))
        others = [value for each in elements if (value := each.get(name)) is not None]
        element.set(name, _safe(chance.choice((chance.choice(NASTY), chance.choice(others)))))
    elif kind == 3 and element.attrib:
        del element.attrib[chance.choice(list(element.attrib))]
    elif kind == 4:
        element.text = _safe(chance.choice(NASTY))
    elif kind == 5 and parent is not None:
        parent.remove(element)
    elif kind == 6 and parent is not None:
        copied = etree.fromstring(etree.tostring(element, with_tail=False))
        parent.insert(chance.randrange(len(parent) + 1), copied)
    elif kind == 7 and parent is not None:
        target = chance.choice(elements)
        if target is not element and element not in target.iterancestors():
            target.append(element)
    elif kind == 8:
        element.tag = chance.choice(elements).tag


def _safe(text: str) -> str:
    return text.replace("\0", "")


def _unpacked_or_none(package: bytes) -> dict[str, bytes]:
    try:
        return unpacked(package)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, RuntimeError, zipfile.zlib.error):  # type: ignore[attr-defined]
        return {}
