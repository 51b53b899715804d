"""Colours as a workbook names them, by theme and tint, palette index or value, resolved to RRGGBB."""

import colorsys
import re

from lxml import etree

from rag_reports.ooxml.markup import child, children, whole

BLACK = "000000"
WHITE = "FFFFFF"

# The palette of ECMA-376 18.8.27. 64 and 65 are the system's text and background.
PALETTE = (
    "000000", "FFFFFF", "FF0000", "00FF00", "0000FF", "FFFF00", "FF00FF", "00FFFF",
    "000000", "FFFFFF", "FF0000", "00FF00", "0000FF", "FFFF00", "FF00FF", "00FFFF",
    "800000", "008000", "000080", "808000", "800080", "008080", "C0C0C0", "808080",
    "9999FF", "993366", "FFFFCC", "CCFFFF", "660066", "FF8080", "0066CC", "CCCCFF",
    "000080", "FF00FF", "FFFF00", "00FFFF", "800080", "800000", "008080", "0000FF",
    "00CCFF", "CCFFFF", "CCFFCC", "FFFF99", "99CCFF", "FF99CC", "CC99FF", "FFCC99",
    "3366FF", "33CCCC", "99CC00", "FFCC00", "FF9900", "FF6600", "666699", "969696",
    "003366", "339966", "003300", "333300", "993300", "993366", "333399", "333333",
)  # fmt: skip
# How a cell's theme index maps to the theme's own order is Excel's habit: light before dark.
_THEME_ORDER = (
    "lt1", "dk1", "lt2", "dk2", "accent1", "accent2",
    "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink",
)  # fmt: skip
_OFFICE_THEME = (
    "FFFFFF", "000000", "EEECE1", "1F497D", "4F81BD", "C0504D",
    "9BBB59", "8064A2", "4BACC6", "F79646", "0000FF", "800080",
)  # fmt: skip
_HEX = re.compile(r"(?:[0-9A-Fa-f]{2})?([0-9A-Fa-f]{6})\Z")


class Colours:
    """The theme and palette of one workbook."""

    def __init__(self, theme: etree._Element | None = None, palette: tuple[str, ...] = PALETTE) -> None:
        self._palette = palette
        self._theme = _read_theme(theme)

    def resolve(self, colour: etree._Element | None, automatic: str | None = None) -> str | None:
        """RRGGBB in upper case; ``automatic`` for no element, an automatic colour or one that is unknown."""
        if colour is None:
            return automatic
        base = self._base(colour)
        return automatic if base is None else tinted(base, _number(colour.get("tint")))

    def _base(self, colour: etree._Element) -> str | None:
        if (value := colour.get("rgb")) is not None:
            match = _HEX.match(value)
            return match[1].upper() if match else None
        if (index := colour.get("theme")) is not None:
            place = whole(index, -1)
            return self._theme[place] if 0 <= place < len(self._theme) else None
        if (index := colour.get("indexed")) is not None:
            place = whole(index, -1)
            if place == 65:
                return WHITE
            return self._palette[place] if 0 <= place < len(self._palette) else None
        return None


def read_palette(styles: etree._Element) -> tuple[str, ...]:
    """The palette of the ``colors`` element where the workbook has its own, else the standard one."""
    own = child(child(styles, "colors"), "indexedColors") if child(styles, "colors") is not None else None
    values = [_HEX.match(entry.get("rgb", "")) for entry in children(own, "rgbColor")]
    found = tuple(match[1].upper() if match else BLACK for match in values)
    return found + PALETTE[len(found) :]


def tinted(colour: str, tint: float) -> str:
    """The colour made lighter (tint above 0) or darker (below), as ECMA-376 18.8.19 says."""
    if not tint:
        return colour
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    return _hex(colorsys.hls_to_rgb(hue, min(1.0, max(0.0, light)), saturation))


def mixed(front: str, back: str, share: float) -> str:
    """The colour that a pattern gives from afar: ``share`` of the cell in front, the rest in back."""
    pairs = ((int(front[at : at + 2], 16), int(back[at : at + 2], 16)) for at in (0, 2, 4))
    red, green, blue = ((one * share + other * (1 - share)) / 255 for one, other in pairs)
    return _hex((red, green, blue))


def _hex(parts: tuple[float, float, float]) -> str:
    return "".join(f"{round(part * 255):02X}" for part in parts)


def _number(text: str | None) -> float:
    try:
        value = float(text or 0)
    except ValueError:
        return 0.0
    return value if -1 <= value <= 1 else 0.0


def _read_theme(theme: etree._Element | None) -> tuple[str, ...]:
    if theme is None:
        return _OFFICE_THEME
    scheme = next(theme.iter("{*}clrScheme"), None)
    found = []
    for name, usual in zip(_THEME_ORDER, _OFFICE_THEME, strict=True):
        entry = child(scheme, name)
        value = None
        for colour in children(entry, "srgbClr", "sysClr"):
            value = colour.get("lastClr") or colour.get("val")
        match = _HEX.match(value or "")
        found.append(match[1].upper() if match else usual)
    return tuple(found)
