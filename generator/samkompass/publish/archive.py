"""Zip files from parts that are deflated already, so that what many editions share is deflated once a run.

Python's ``zipfile`` compresses whatever it writes. A zip without its rarer features is three kinds of headers, which
are written here by the format's description (APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16). Nothing in a file depends
on the computer or the day: the same members, dates and zlib give the same bytes.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

LEVEL = 6
"""Of 10 MB in 366 files, level 1 makes 3.1 MB in 0.10 s, 6 makes 2.7 MB in 0.19 s, and 9 saves 7 kB more in 0.24 s.
A third of the time is for what editions share and is paid once, so that the smaller file costs little."""

_STORED, _DEFLATED = 0, 8
_VERSION = 20  # 2.0: deflate
_UNIX = 3 << 8
_UTF8 = 1 << 11
_READABLE_FILE = 0o100644 << 16
_MOST_MEMBERS = 0xFFFF
_MOST_BYTES = 0xFFFFFFFF

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")

Moment = tuple[int, int, int, int, int, int]
"""Year, month, day, hour, minute, second; from 1980 to 2107."""


class ArchiveTooLarge(Exception):
    """The zip would need extensions of the format that this writer leaves out."""


class Sink(Protocol):
    """Where bytes go."""

    def write(self, data: bytes, /) -> object:
        """Take bytes."""


@dataclass(frozen=True)
class Packed:
    """A member's bytes, ready to be written.

    Attributes:
        data: deflated, or as they are where that is shorter.
        method: 8 when deflated, 0 when not.
        size: how many bytes they are unpacked.
        crc: CRC-32 of them unpacked.
        sha256: SHA-256 of them unpacked, hexadecimal.
    """

    data: bytes
    method: int
    size: int
    crc: int
    sha256: str


class Packer:
    """Deflates, and remembers by content what was used last, so that one for many zips does shared files once."""

    def __init__(self, memory: int = 48_000_000) -> None:
        """Make one.

        Args:
            memory: how many deflated bytes it remembers at most.
        """
        self._memory = memory
        self._used = 0
        self._kept: OrderedDict[str, Packed] = OrderedDict()

    def pack(self, data: bytes) -> Packed:
        """Deflate a member's bytes, unless they are remembered."""
        digest = hashlib.sha256(data).hexdigest()
        if kept := self._kept.get(digest):
            self._kept.move_to_end(digest)
            return kept
        packed = _packed(data, digest)
        self._kept[digest] = packed
        self._used += len(packed.data)
        while self._used > self._memory:
            _, dropped = self._kept.popitem(last=False)
            self._used -= len(dropped.data)
        return packed


def _packed(data: bytes, digest: str) -> Packed:
    deflate = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)  # raw, as in a zip
    deflated = deflate.compress(data) + deflate.flush()
    crc = zlib.crc32(data)
    if len(deflated) < len(data):
        return Packed(deflated, _DEFLATED, len(data), crc, digest)
    return Packed(data, _STORED, len(data), crc, digest)


def write_archive(out: Sink, members: Iterable[tuple[str, Packed]], moment: Moment) -> None:
    """Write a zip.

    Args:
        out: an empty file.
        members: names (with ``/`` between folders) and bytes, in the order of the zip.
        moment: when all of them are said to have been changed.

    Raises:
        ArchiveTooLarge: more than 65 535 members or 4 GB.
        OSError: the file cannot be written.
    """
    directory = []
    place = 0
    for name, packed in members:
        encoded = name.encode()
        facts = (
            _VERSION,
            0 if name.isascii() else _UTF8,
            packed.method,
            *_dos(moment),
            packed.crc,
            len(packed.data),
            packed.size,
            len(encoded),
            0,
        )
        directory.append(_CENTRAL.pack(b"PK\1\2", _UNIX | _VERSION, *facts, 0, 0, 0, _READABLE_FILE, place) + encoded)
        header = _LOCAL.pack(b"PK\3\4", *facts) + encoded
        place += len(header) + len(packed.data)
        if place > _MOST_BYTES or packed.size > _MOST_BYTES or len(directory) > _MOST_MEMBERS:
            raise ArchiveTooLarge("a zip of ours holds at most 65 535 files and 4 GB")
        out.write(header)
        out.write(packed.data)
    contents = b"".join(directory)
    if place + len(contents) > _MOST_BYTES:
        raise ArchiveTooLarge("a zip of ours holds at most 65 535 files and 4 GB")
    out.write(contents)
    count = len(directory)
    out.write(_END.pack(b"PK\5\6", 0, 0, count, count, len(contents), place, 0))


def _dos(moment: Moment) -> tuple[int, int]:
    """Time and date as MS-DOS wrote them, in steps of two seconds."""
    year, month, day, hour, minute, second = moment
    return hour << 11 | minute << 5 | second // 2, year - 1980 << 9 | month << 5 | day
