"""Draws the crest in the banner: a shield with a sun over water, as a PNG."""

import struct
import zlib

SIZE = 88
SAMPLES = 3
PLUM, GOLD, SEA, PAPER = (91, 26, 58), (226, 178, 62), (44, 95, 138), (250, 246, 240)

Colour = tuple[int, int, int]


def in_shield(x: float, y: float, margin: float) -> bool:
    """Whether a point of the unit square lies inside a shield drawn that far from the edge."""
    half = 0.5 - margin
    if y < margin or y > 1 - margin:
        return False
    if y > 0.5:
        fall = (y - 0.5) / (0.5 - margin)
        half *= max(0.0, 1 - fall * fall) ** 0.5
    return abs(x - 0.5) <= half


def colour_at(x: float, y: float) -> Colour | None:
    """The colour at a point of the unit square, None outside the shield."""
    if not in_shield(x, y, 0.03):
        return None
    if not in_shield(x, y, 0.09):
        return GOLD
    if (x - 0.5) ** 2 + (y - 0.4) ** 2 < 0.03 and y < 0.5:
        return GOLD
    if y > 0.5:
        swell = abs((x * 6 + (0 if int(y * 12) % 2 else 0.5)) % 1 - 0.5) * 0.05
        return PAPER if (y + swell) * 12 % 1 < 0.3 else SEA
    return PLUM


def pixel(column: int, row: int) -> bytes:
    """Red, green, blue and opacity of one pixel, the mean of its samples."""
    step = 1 / (SIZE * SAMPLES)
    seen = [
        colour_at(column / SIZE + (i + 0.5) * step, row / SIZE + (j + 0.5) * step)
        for i in range(SAMPLES)
        for j in range(SAMPLES)
    ]
    inked = [colour for colour in seen if colour]
    if not inked:
        return bytes(4)
    mean = [sum(colour[channel] for colour in inked) // len(inked) for channel in range(3)]
    return bytes([*mean, 255 * len(inked) // len(seen)])


def chunk(name: bytes, data: bytes) -> bytes:
    """One chunk of a PNG: length, name, data, checksum."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def draw_crest() -> bytes:
    """The PNG, its pixels stored uncompressed so that every version of zlib gives the same bytes."""
    rows = b"".join(b"\0" + b"".join(pixel(column, row) for column in range(SIZE)) for row in range(SIZE))
    header = struct.pack(">IIBBBBB", SIZE, SIZE, 8, 6, 0, 0, 0)
    parts = (chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(rows, 0)), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)
