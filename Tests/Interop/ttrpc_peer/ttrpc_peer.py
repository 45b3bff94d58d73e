#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors
"""A ttrpc 1.2 client and server in Python, written from docs/reference/ttrpc.md alone.

It exists to check another implementation, so it is strict: whatever the other side sends against the state diagrams is
kept in `violations`, and a check passes only if that list stays empty.

    async with await Client.connect("127.0.0.1:7700") as client:
        answer = await client.unary("package.v1.Service", "Method", b"...")
        stream = await client.stream("package.v1.Service", "Watch", SERVER_STREAMING, b"...")
        async for message in stream: ...

    server = Server(); server.add("package.v1.Service", "Method", UNARY, handler); await server.listen("127.0.0.1:0")

An address is `host:port` or `unix:PATH`. Run as a program it serves the methods in `echo_methods`.
"""

from __future__ import annotations

import argparse
import asyncio

from ttrpc_client import (
    BIDIRECTIONAL, CLIENT_STREAMING, SERVER_STREAMING, UNARY, Client, ClientStream,
)
from ttrpc_envelope import Frame, Malformed, Request, Status
from ttrpc_frames import ConnectionLost
from ttrpc_server import Server, ServerStream

__all__ = [
    "BIDIRECTIONAL", "CLIENT_STREAMING", "SERVER_STREAMING", "UNARY", "Client", "ClientStream", "ConnectionLost",
    "Frame", "Malformed", "Request", "Server", "ServerStream", "Status", "echo_methods",
]


def echo_methods(server: Server, service: str = "test.v1.Echo") -> Server:
    """Echo (unary), Fail (unary), Sum (client streaming), Count (server streaming), Chat (bidirectional)."""

    async def echo(call: ServerStream) -> bytes:
        return call.payload

    async def fail(call: ServerStream) -> bytes:
        raise Status(5, "không có", [("type.test/Why", b"\x01\x02\x03")])

    async def add(stream: ServerStream) -> bytes:
        return str(sum([sum(message) async for message in stream])).encode()

    async def count(stream: ServerStream) -> None:
        for number in range(int(stream.payload)):
            await stream.send(str(number).encode())

    async def chat(stream: ServerStream) -> None:
        async for message in stream:
            if message == b"bye":
                raise Status(10, "bye")
            await stream.send(message)

    server.add(service, "Echo", UNARY, echo)
    server.add(service, "Fail", UNARY, fail)
    server.add(service, "Sum", CLIENT_STREAMING, add)
    server.add(service, "Count", SERVER_STREAMING, count)
    server.add(service, "Chat", BIDIRECTIONAL, chat)
    return server


async def main() -> None:
    parser = argparse.ArgumentParser(description="Serves the echo methods until it is stopped.")
    parser.add_argument("--listen", default="127.0.0.1:0", metavar="ADDRESS")
    options = parser.parse_args()
    server = echo_methods(Server())
    print(await server.listen(options.listen), flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except KeyboardInterrupt:
        pass
