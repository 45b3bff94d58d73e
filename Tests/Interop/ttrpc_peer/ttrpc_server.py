# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors
"""A strict ttrpc 1.2 server. See ttrpc_peer.py."""

from __future__ import annotations

import asyncio
import dataclasses
from typing import Awaitable, Callable

from ttrpc_client import BIDIRECTIONAL, SERVER_STREAMING, UNARY
from ttrpc_envelope import (
    DATA, DEADLINE_EXCEEDED, INTERNAL, INVALID_ARGUMENT, NO_DATA, REMOTE_CLOSED, REMOTE_OPEN, REQUEST,
    RESOURCE_EXHAUSTED, RESPONSE, UNIMPLEMENTED, Frame, Malformed, Request, Status, encode_response,
)
from ttrpc_frames import ConnectionLost, OversizeFrame, read_frame


@dataclasses.dataclass
class Method:
    kind: str
    handler: Callable[["ServerStream"], Awaitable[bytes | None]]


class Server:
    """Serves methods. A handler gets a `ServerStream`, takes messages from it, sends messages on it, and returns the
    response's payload (None for a method that sends messages), or raises Status."""

    def __init__(self) -> None:
        self._methods: dict[tuple[str, str], Method] = {}
        self._services: set[str] = set()
        self._server: asyncio.AbstractServer | None = None
        self.violations: list[str] = []
        self.cancelled: list[str] = []

    def add(self, service: str, method: str, kind: str,
            handler: Callable[["ServerStream"], Awaitable[bytes | None]]) -> None:
        self._methods[service, method] = Method(kind, handler)
        self._services.add(service)

    def find(self, request: Request) -> Method:
        if method := self._methods.get((request.service, request.method)):
            return method
        known = request.service in self._services
        raise Status(UNIMPLEMENTED, f"method {request.method}" if known else f"service {request.service}")

    async def listen(self, address: str) -> str:
        """Starts to listen; returns the address with the port that was chosen."""
        serve = lambda reader, writer: ServerConnection(self, reader, writer).run()
        if address.startswith("unix:"):
            self._server = await asyncio.start_unix_server(serve, address[5:])
            return address
        host, _, port = address.rpartition(":")
        self._server = await asyncio.start_server(serve, host, int(port))
        return f"{host}:{self._server.sockets[0].getsockname()[1]}"

    async def close(self) -> None:
        if self._server:
            self._server.close()


class ServerConnection:
    def __init__(self, server: Server, reader: asyncio.StreamReader, writer: asyncio.StreamWriter):
        self.server, self._reader, self._writer = server, reader, writer
        self._streams: dict[int, ServerStream] = {}
        self._lingering: set[int] = set()
        self._last_id = 0

    async def run(self) -> None:
        try:
            while frame := await read_frame(self._reader):
                try:
                    self._received(frame)
                except (Status, Malformed) as problem:
                    status = problem if isinstance(problem, Status) else Status(INVALID_ARGUMENT, str(problem))
                    self.server.violations.append(str(status))
                    if stream := self._streams.pop(frame.stream_id, None):
                        stream.task.cancel()
                    await self.send(Frame(frame.stream_id, RESPONSE, 0, encode_response(status=status)))
        except (ConnectionLost, ConnectionError, asyncio.IncompleteReadError, Malformed) as error:
            self.server.violations.append(str(error))
        finally:
            for stream in self._streams.values():
                self.server.cancelled.append(f"{stream.request.service}/{stream.request.method}")
                stream.task.cancel()
            self._writer.close()

    def _received(self, frame: Frame) -> None:
        if frame.type == DATA:
            self._received_data(frame)
        elif frame.type == REQUEST:
            self._received_request(frame)

    def _received_request(self, frame: Frame) -> None:
        if frame.stream_id % 2 == 0 or frame.stream_id <= self._last_id:
            raise Status(INVALID_ARGUMENT, f"stream id {frame.stream_id} after {self._last_id}")
        self._last_id = frame.stream_id
        if isinstance(frame, OversizeFrame):
            raise Status(RESOURCE_EXHAUSTED, f"{frame.length} bytes")
        if frame.flags & REMOTE_OPEN and frame.flags & REMOTE_CLOSED:
            raise Status(INVALID_ARGUMENT, "remote open and remote closed")
        request = Request.decode(frame.data)
        method = self.server.find(request)
        if frame.flags & REMOTE_OPEN and method.kind in (UNARY, SERVER_STREAMING):
            raise Status(INVALID_ARGUMENT, "the method takes one message")
        self._streams[frame.stream_id] = ServerStream(self, frame, request, method)

    def _received_data(self, frame: Frame) -> None:
        if frame.stream_id in self._lingering:
            if frame.flags & REMOTE_CLOSED:
                self._lingering.discard(frame.stream_id)
            return
        stream = self._streams.get(frame.stream_id)
        if isinstance(frame, OversizeFrame):
            raise Status(RESOURCE_EXHAUSTED, f"{frame.length} bytes")
        if stream is None or stream.method.kind == UNARY or not stream.remote_open:
            raise Status(INVALID_ARGUMENT, f"data on stream {frame.stream_id}")
        if not frame.flags & NO_DATA:
            stream.messages.put_nowait(frame.data)
        if frame.flags & REMOTE_CLOSED:
            stream.remote_open = False
            stream.messages.put_nowait(None)

    async def send(self, frame: Frame) -> None:
        self._writer.write(frame.encode())
        await self._writer.drain()

    def ended(self, stream: "ServerStream") -> bool:
        """Takes the stream out; false if it had ended before."""
        if self._streams.pop(stream.id, None) is None:
            return False
        if stream.remote_open:
            self._lingering.add(stream.id)
        return True


class ServerStream:
    """The server's side of a stream, or of a unary call: `payload` is then its only message."""

    def __init__(self, connection: ServerConnection, frame: Frame, request: Request, method: Method):
        self.connection, self.id, self.request, self.method = connection, frame.stream_id, request, method
        self.remote_open = frame.flags & REMOTE_OPEN != 0
        self.messages: asyncio.Queue[bytes | None] = asyncio.Queue()
        takes_one = method.kind in (UNARY, SERVER_STREAMING)
        if request.payload is not None or takes_one:
            self.messages.put_nowait(request.payload or b"")
        if not self.remote_open:
            self.messages.put_nowait(None)
        self.task = asyncio.create_task(self._run())

    @property
    def payload(self) -> bytes:
        return self.request.payload or b""

    def __aiter__(self) -> "ServerStream":
        return self

    async def __anext__(self) -> bytes:
        message = await self.messages.get()
        if message is None:
            self.messages.put_nowait(None)
            raise StopAsyncIteration
        return message

    async def send(self, message: bytes, *, last: bool = False) -> None:
        """Sends a message; with `last`, the message and the end of the stream travel in one frame."""
        if last:
            self.connection.ended(self)
        await self.connection.send(Frame(self.id, DATA, REMOTE_CLOSED if last else 0, message))

    async def _run(self) -> None:
        try:
            timeout = self.request.timeout_nano / 1e9 if self.request.timeout_nano else None
            payload = await asyncio.wait_for(self.method.handler(self), timeout)
        except asyncio.TimeoutError:
            await self._end(RESPONSE, 0, encode_response(status=Status(DEADLINE_EXCEEDED, "too late")))
        except Status as status:
            await self._end(RESPONSE, 0, encode_response(status=status))
        except (ConnectionError, asyncio.CancelledError):
            return
        except Exception as error:  # the client of a broken handler gets an answer too
            await self._end(RESPONSE, 0, encode_response(status=Status(INTERNAL, repr(error))))
        else:
            if payload is None and self.method.kind in (SERVER_STREAMING, BIDIRECTIONAL):
                await self._end(DATA, REMOTE_CLOSED | NO_DATA, b"")
            else:
                await self._end(RESPONSE, 0, encode_response(payload or b""))

    async def _end(self, kind: int, flags: int, data: bytes) -> None:
        if self.connection.ended(self):
            await self.connection.send(Frame(self.id, kind, flags, data))
