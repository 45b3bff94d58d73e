# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors
"""A strict ttrpc 1.2 client. See ttrpc_peer.py."""

from __future__ import annotations

import asyncio
import ssl

from ttrpc_envelope import (
    DATA, NO_DATA, OK, REMOTE_CLOSED, REMOTE_OPEN, REQUEST, RESPONSE, Frame, Malformed, Request, Status,
    decode_response,
)
from ttrpc_frames import ConnectionLost, OversizeFrame, read_frame

UNARY, CLIENT_STREAMING, SERVER_STREAMING, BIDIRECTIONAL = "unary", "client", "server", "bidirectional"


async def open_connection(
        address: str, tls: ssl.SSLContext | None = None) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    if address.startswith("unix:"):
        return await asyncio.open_unix_connection(address[5:])
    host, _, port = address.rpartition(":")
    return await asyncio.open_connection(host.strip("[]"), int(port), ssl=tls)


class Client:
    """One connection to a server. `send_frame` and `frames_of` let a check send what no honest client would."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter):
        self._reader, self._writer = reader, writer
        self._streams: dict[int, ClientStream] = {}
        self._ended: set[int] = set()
        self._next_id = 1
        self.violations: list[str] = []
        self._pump = asyncio.create_task(self._read())

    @classmethod
    async def connect(cls, address: str, tls: ssl.SSLContext | None = None) -> "Client":
        return cls(*await open_connection(address, tls))

    async def __aenter__(self) -> "Client":
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def close(self) -> None:
        self._writer.close()
        await asyncio.gather(self._pump, return_exceptions=True)

    async def until_closed(self) -> None:
        """Waits until the server has ended the connection."""
        await self._pump

    async def unary(self, service: str, method: str, payload: bytes = b"", *, timeout_nano: int = 0,
                    metadata: list[tuple[str, str]] | None = None) -> bytes:
        request = Request(service, method, payload, timeout_nano, metadata or [])
        stream = await self.open(request, 0, is_unary=True)
        return await stream.response()

    async def stream(self, service: str, method: str, kind: str, payload: bytes | None = None, *,
                     timeout_nano: int = 0, metadata: list[tuple[str, str]] | None = None) -> "ClientStream":
        request = Request(service, method, payload, timeout_nano, metadata or [])
        flags = REMOTE_CLOSED if kind == SERVER_STREAMING else REMOTE_OPEN
        return await self.open(request, flags, is_unary=False, may_receive=kind != CLIENT_STREAMING)

    async def open(self, request: Request, flags: int, *, is_unary: bool, may_receive: bool = True) -> "ClientStream":
        stream_id = self._next_id
        self._next_id += 2
        stream = self.frames_of(stream_id)
        stream.is_unary, stream.local_open = is_unary, flags & REMOTE_OPEN != 0
        stream.may_receive = may_receive and not is_unary
        await self.send_frame(Frame(stream_id, REQUEST, flags, request.encode()))
        return stream

    def frames_of(self, stream_id: int) -> "ClientStream":
        """A stream that the check opens by frames of its own."""
        if stream_id % 2:
            self._next_id = max(self._next_id, stream_id + 2)
        self._streams[stream_id] = ClientStream(self, stream_id)
        return self._streams[stream_id]

    async def send_frame(self, frame: Frame) -> None:
        await self.send_bytes(frame.encode())

    async def send_bytes(self, data: bytes) -> None:
        self._writer.write(data)
        await self._writer.drain()

    async def _read(self) -> None:
        problem = "the server closed the connection"
        try:
            while frame := await read_frame(self._reader):
                await self._received(frame)
        except (ConnectionLost, ConnectionError, asyncio.IncompleteReadError) as error:
            problem = str(error)
        except Malformed as error:
            self.violations.append(str(error))
        finally:
            for stream in self._streams.values():
                stream.end(ConnectionLost(problem))
            self._writer.close()

    async def _received(self, frame: Frame) -> None:
        stream = self._streams.get(frame.stream_id)
        if isinstance(frame, OversizeFrame):
            self.violations.append(f"a frame of {frame.length} bytes on stream {frame.stream_id}")
        elif frame.type not in (RESPONSE, DATA):
            self.violations.append(f"a server sent a frame of type {frame.type}")
        elif stream is None:
            what = "ended" if frame.stream_id in self._ended else "never opened"
            self.violations.append(f"a frame of type {frame.type} on stream {frame.stream_id}, which was {what}")
        else:
            await stream.received(frame)

    def forget(self, stream_id: int) -> None:
        self._ended.add(stream_id)
        self._streams.pop(stream_id, None)


class ClientStream:
    """The client's side of a stream: iterate over the messages, then ask for the response."""

    def __init__(self, client: Client, stream_id: int):
        self.client, self.id = client, stream_id
        self.is_unary, self.may_receive, self.local_open = False, True, True
        self.ended_by_data = False
        self._messages: asyncio.Queue[bytes | None] = asyncio.Queue()
        self._outcome: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()

    async def send(self, message: bytes, *, last: bool = False) -> None:
        """Sends a message; with `last`, the message and the end travel in one frame."""
        self.local_open = not last
        await self.client.send_frame(Frame(self.id, DATA, REMOTE_CLOSED if last else 0, message))

    async def close_send(self) -> None:
        self.local_open = False
        await self.client.send_frame(Frame(self.id, DATA, REMOTE_CLOSED | NO_DATA))

    def __aiter__(self) -> "ClientStream":
        return self

    async def __anext__(self) -> bytes:
        message = await self._messages.get()
        if message is not None:
            return message
        self._messages.put_nowait(None)
        await self.response()
        raise StopAsyncIteration

    async def receive(self) -> bytes:
        """The next message; the error the stream ended with, or ConnectionLost, if there is none."""
        try:
            return await self.__anext__()
        except StopAsyncIteration:
            raise ConnectionLost("the stream has ended") from None

    async def response(self) -> bytes:
        """The payload of the response that ended the stream. Raises Status if it was not OK."""
        return await asyncio.shield(self._outcome)

    async def received(self, frame: Frame) -> None:
        if frame.type == RESPONSE:
            if frame.flags:
                self.client.violations.append(f"a response with flags {frame.flags}")
            try:
                status, payload = decode_response(frame.data)
                self.end(status if status.code != OK else payload)
            except Malformed as error:
                self.client.violations.append(f"a response that cannot be read: {error}")
                self.end(error)
            return
        if not self.may_receive:
            self.client.violations.append(f"data on stream {self.id}, whose server sends none")
        if frame.flags & NO_DATA and frame.data:
            self.client.violations.append("a data frame with data and the flag no data")
        if not frame.flags & NO_DATA:
            self._messages.put_nowait(frame.data)
        if frame.flags & REMOTE_CLOSED:
            self.ended_by_data = True
            if self.local_open:
                await self.close_send()
            self.end(b"")

    def end(self, outcome: bytes | Exception) -> None:
        if self._outcome.done():
            return
        if isinstance(outcome, Exception):
            self._outcome.set_exception(outcome)
            self._outcome.exception()  # so that nobody complains if no one asks
        else:
            self._outcome.set_result(outcome)
        self._messages.put_nowait(None)
        if not isinstance(outcome, ConnectionLost):
            self.client.forget(self.id)
