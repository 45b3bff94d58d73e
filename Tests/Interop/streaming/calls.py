# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors
"""Calls over one ttrpc connection, one after another, from the protocol text in docs/reference/ttrpc.md alone."""

import socket
import struct
from collections.abc import Iterator

from google.rpc import status_pb2

REQUEST, RESPONSE, DATA = 1, 2, 3
REMOTE_CLOSED, REMOTE_OPEN, NO_DATA = 0x01, 0x02, 0x04
ANSWER_SECONDS_MAX = 20
HEADER = struct.Struct(">IIBB")


class Refused(Exception):
    """A response whose status is not OK."""

    def __init__(self, status: status_pb2.Status):
        super().__init__(f"{status.code}: {status.message}")
        self.code = status.code
        self.status = status


def varint(value: int) -> bytes:
    encoded = bytearray()
    while value >= 0x80:
        encoded.append(value & 0x7F | 0x80)
        value >>= 7
    encoded.append(value)
    return bytes(encoded)


def delimited(number: int, value: bytes) -> bytes:
    return varint(number << 3 | 2) + varint(len(value)) + value


def read_delimited(encoded: bytes) -> dict[int, bytes]:
    """The fields of a response envelope, all of which are length-delimited."""
    fields = {}
    position = 0

    def read_varint() -> int:
        nonlocal position
        value = shift = 0
        while True:
            byte = encoded[position]
            position += 1
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                return value
            shift += 7

    while position < len(encoded):
        key = read_varint()
        if key & 7 != 2:
            raise ValueError(f"wire type {key & 7} in a response envelope")
        length = read_varint()
        fields[key >> 3] = encoded[position:position + length]
        position += length
    return fields


class Daemon:
    """One connection to a daemon. A stream that is being received keeps the connection to itself."""

    def __init__(self, address: str):
        host, port = address.rsplit(":", 1)
        self.socket = socket.create_connection((host, int(port)), timeout=ANSWER_SECONDS_MAX)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.stream = -1

    def close(self) -> None:
        self.socket.close()

    def call(self, service: str, method: str, payload: bytes) -> bytes:
        self._request(service, method, payload, flags=0)
        return self._response()

    def send_stream(self, service: str, method: str, messages: list[bytes]) -> bytes:
        """Client streaming: every message in a frame of its own, then the end without one."""
        self._request(service, method, None, flags=REMOTE_OPEN)
        for message in messages:
            self._write(DATA, 0, message)
        self._write(DATA, REMOTE_CLOSED | NO_DATA, b"")
        return self._response()

    def receive_stream(self, service: str, method: str, payload: bytes) -> Iterator[bytes]:
        """Server streaming: the messages, until the server says that there are no more."""
        self._request(service, method, payload, flags=REMOTE_CLOSED)
        return self._messages()

    def _messages(self) -> Iterator[bytes]:
        while True:
            kind, flags, data = self._read()
            if kind == RESPONSE:
                self._payload(data)
                return
            if not flags & NO_DATA:
                yield data
            if flags & REMOTE_CLOSED:
                return

    def _request(self, service: str, method: str, payload: bytes | None, flags: int) -> None:
        self.stream += 2
        envelope = delimited(1, service.encode()) + delimited(2, method.encode())
        if payload is not None:
            envelope += delimited(3, payload)
        self._write(REQUEST, flags, envelope)

    def _response(self) -> bytes:
        kind, _, data = self._read()
        if kind != RESPONSE:
            raise ValueError(f"frame of type {kind}, want a response")
        return self._payload(data)

    @staticmethod
    def _payload(envelope: bytes) -> bytes:
        fields = read_delimited(envelope)
        status = status_pb2.Status.FromString(fields.get(1, b""))
        if status.code != 0:
            raise Refused(status)
        return fields.get(2, b"")

    def _write(self, kind: int, flags: int, data: bytes) -> None:
        self.socket.sendall(HEADER.pack(len(data), self.stream, kind, flags) + data)

    def _read(self) -> tuple[int, int, bytes]:
        length, stream, kind, flags = HEADER.unpack(self._read_exactly(HEADER.size))
        if stream != self.stream:
            raise ValueError(f"frame on stream {stream}, want {self.stream}")
        return kind, flags, self._read_exactly(length)

    def _read_exactly(self, count: int) -> bytes:
        received = bytearray()
        while len(received) < count:
            part = self.socket.recv(count - len(received))
            if not part:
                raise ConnectionError("the daemon closed the connection")
            received += part
        return bytes(received)
