# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors
"""Frames and envelopes of ttrpc 1.2, written from docs/reference/ttrpc.md with nothing but the standard library."""

from __future__ import annotations

import dataclasses
import struct

REQUEST, RESPONSE, DATA = 1, 2, 3
REMOTE_CLOSED, REMOTE_OPEN, NO_DATA = 0x01, 0x02, 0x04
HEADER = struct.Struct(">IIBB")
DATA_BYTES_MAX = 4 << 20

OK, CANCELLED, UNKNOWN, INVALID_ARGUMENT, DEADLINE_EXCEEDED, NOT_FOUND = 0, 1, 2, 3, 4, 5
RESOURCE_EXHAUSTED, ABORTED, UNIMPLEMENTED, INTERNAL, UNAVAILABLE = 8, 10, 12, 13, 14


class Malformed(Exception):
    """Bytes that are not what the protocol says."""


@dataclasses.dataclass
class Frame:
    stream_id: int
    type: int
    flags: int = 0
    data: bytes = b""

    def encode(self) -> bytes:
        return HEADER.pack(len(self.data), self.stream_id, self.type, self.flags) + self.data


@dataclasses.dataclass
class Request:
    service: str = ""
    method: str = ""
    payload: bytes | None = None
    timeout_nano: int = 0
    metadata: list[tuple[str, str]] = dataclasses.field(default_factory=list)

    def encode(self) -> bytes:
        out = text_field(1, self.service) + text_field(2, self.method)
        if self.payload is not None:
            out += bytes_field(3, self.payload)
        out += number_field(4, self.timeout_nano)
        for key, value in self.metadata:
            out += bytes_field(5, text_field(1, key) + text_field(2, value))
        return out

    @classmethod
    def decode(cls, data: bytes) -> "Request":
        request = cls()
        for number, value in fields(data):
            if number == 1:
                request.service = text(value)
            elif number == 2:
                request.method = text(value)
            elif number == 3:
                request.payload = content(value)
            elif number == 4:
                request.timeout_nano = signed(value)
            elif number == 5:
                entry = {1: "", 2: ""}
                entry.update({k: text(v) for k, v in fields(content(value)) if k in entry})
                request.metadata.append((entry[1], entry[2]))
        return request


class Status(Exception):
    """A google.rpc.Status other than OK; details are pairs of type URL and bytes."""

    def __init__(self, code: int, message: str = "", details: list[tuple[str, bytes]] | None = None):
        super().__init__(f"status {code}: {message}")
        self.code, self.message, self.details = code, message, details or []

    def encode(self) -> bytes:
        out = number_field(1, self.code) + text_field(2, self.message)
        for type_url, value in self.details:
            out += bytes_field(3, text_field(1, type_url) + (bytes_field(2, value) if value else b""))
        return out

    @classmethod
    def decode(cls, data: bytes) -> "Status":
        status = cls(OK)
        for number, value in fields(data):
            if number == 1:
                status.code = signed(value)
            elif number == 2:
                status.message = text(value)
            elif number == 3:
                detail: dict[int, int | bytes] = {1: b"", 2: b""}
                detail.update({k: v for k, v in fields(content(value)) if k in detail})
                status.details.append((text(detail[1]), content(detail[2])))
        return status


def encode_response(payload: bytes = b"", status: Status | None = None) -> bytes:
    out = bytes_field(1, status.encode()) if status else b""
    return out + (bytes_field(2, payload) if payload else b"")


def decode_response(data: bytes) -> tuple[Status, bytes]:
    """The status (code 0 for success) and the payload."""
    status, payload = Status(OK), b""
    for number, value in fields(data):
        if number == 1:
            status = Status.decode(content(value))
        elif number == 2:
            payload = content(value)
    return status, payload


# Protobuf's wire format.


def varint(value: int) -> bytes:
    value &= (1 << 64) - 1
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def number_field(number: int, value: int) -> bytes:
    return varint(number << 3) + varint(value) if value else b""


def bytes_field(number: int, value: bytes) -> bytes:
    return varint(number << 3 | 2) + varint(len(value)) + value


def text_field(number: int, value: str) -> bytes:
    return bytes_field(number, value.encode()) if value else b""


def fields(data: bytes):
    """Yields (number, value): an int for a varint, bytes for everything else."""
    position = 0

    def read_varint() -> int:
        nonlocal position
        value = 0
        for shift in range(0, 70, 7):
            if position >= len(data):
                raise Malformed("varint is cut off")
            byte = data[position]
            position += 1
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                if value >> 64:
                    raise Malformed("varint does not fit in 64 bits")
                return value
        raise Malformed("varint is too long")

    while position < len(data):
        tag = read_varint()
        number, wire_type = tag >> 3, tag & 7
        if number == 0 or tag >> 32:
            raise Malformed(f"bad tag {tag}")
        if wire_type == 0:
            yield number, read_varint()
            continue
        if wire_type not in (1, 2, 5):
            raise Malformed(f"wire type {wire_type}")
        length = read_varint() if wire_type == 2 else {1: 8, 5: 4}[wire_type]
        if length > len(data) - position:
            raise Malformed("field is cut off")
        yield number, data[position : position + length]
        position += length


def content(value: int | bytes) -> bytes:
    if not isinstance(value, bytes):
        raise Malformed("a number where bytes belong")
    return value


def text(value: int | bytes) -> str:
    try:
        return content(value).decode("utf-8")
    except UnicodeDecodeError as error:
        raise Malformed("text is not UTF-8") from error


def signed(value: int | bytes) -> int:
    if isinstance(value, bytes):
        raise Malformed("bytes where a number belongs")
    return value - (1 << 64) if value >> 63 else value
