# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors
"""Reading ttrpc frames from an asyncio stream."""

from __future__ import annotations

import asyncio
import dataclasses

from ttrpc_envelope import DATA_BYTES_MAX, HEADER, Frame, Malformed


class ConnectionLost(Exception):
    """The connection ended while something was still expected on it."""


@dataclasses.dataclass
class OversizeFrame(Frame):
    length: int = 0


async def read_frame(reader: asyncio.StreamReader) -> Frame | None:
    """The next frame; None at a clean end. A frame over the limit comes with its length instead of its data."""
    try:
        header = await reader.readexactly(HEADER.size)
    except asyncio.IncompleteReadError as error:
        if error.partial:
            raise ConnectionLost("in the middle of a header") from error
        return None
    if header[0]:
        raise Malformed(f"a frame begins with {header[0]}")
    length, stream_id, kind, flags = HEADER.unpack(header)
    if length > DATA_BYTES_MAX:
        for start in range(0, length, 1 << 16):
            await reader.readexactly(min(1 << 16, length - start))
        return OversizeFrame(stream_id, kind, flags, length=length)
    try:
        return Frame(stream_id, kind, flags, await reader.readexactly(length))
    except asyncio.IncompleteReadError as error:
        raise ConnectionLost("in the middle of a frame") from error
