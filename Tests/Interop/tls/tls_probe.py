#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors
"""A client that shares nothing with the daemon under test: Python's ssl module and the strict ttrpc peer.

    tls_probe.py HOST:PORT ROOTS [--certificate FILE --key FILE] [--tls12] [--calls N] [--apart] [--resume PATH]

asks the daemon what it is and prints one line: `answered N in SECONDS`, or `refused: WHY`. --apart writes the header and
the body of each frame apart, and waits for each answer before the next; --resume makes PATH.ready after the first answer, waits
for PATH, connects again with the session of the first connection, and says whether it was resumed.
"""

from __future__ import annotations

import argparse
import asyncio
import pathlib
import socket
import ssl
import struct
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "ttrpc_peer"))
from ttrpc_peer import Client, Status  # noqa: E402

SERVICE, METHOD = "chancery.v1.ServerService", "GetServerInfo"


def context(arguments: argparse.Namespace) -> ssl.SSLContext:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    tls.load_verify_locations(arguments.roots)
    if arguments.tls12:
        tls.maximum_version = ssl.TLSVersion.TLSv1_2
    else:
        tls.minimum_version = ssl.TLSVersion.TLSv1_3
    if arguments.certificate:
        tls.load_cert_chain(arguments.certificate, arguments.key)
    return tls


async def ask(arguments: argparse.Namespace) -> str:
    async with asyncio.timeout(20):
        started = time.monotonic()
        async with await Client.connect(arguments.address, context(arguments)) as client:
            for _ in range(arguments.calls):
                await client.unary(SERVICE, METHOD)
            if client.violations:
                return f"violations: {client.violations}"
        return f"answered {arguments.calls} in {time.monotonic() - started:.3f}"


def frame(stream_id: int) -> tuple[bytes, bytes]:
    body = b"".join(
        bytes([number << 3 | 2, len(text)]) + text for number, text in [(1, SERVICE.encode()), (2, METHOD.encode())])
    return struct.pack(">IIBB", len(body), stream_id, 1, 0), body


def connect(arguments: argparse.Namespace, tls: ssl.SSLContext, session: ssl.SSLSession | None = None) -> ssl.SSLSocket:
    host, _, port = arguments.address.rpartition(":")
    plain = socket.create_connection((host, int(port)), timeout=20)
    plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return tls.wrap_socket(plain, server_hostname=host, session=session)


def receive(connection: ssl.SSLSocket, count: int) -> bytes:
    data = b""
    while len(data) < count:
        piece = connection.recv(count - len(data))
        if not piece:
            raise ConnectionError("the daemon closed the connection")
        data += piece
    return data


def answer(connection: ssl.SSLSocket, stream_id: int, apart: bool) -> None:
    header, body = frame(stream_id)
    if apart:
        connection.sendall(header)
        connection.sendall(body)
    else:
        connection.sendall(header + body)
    length, echoed, kind, _ = struct.unpack(">IIBB", receive(connection, 10))
    if (echoed, kind) != (stream_id, 2):
        raise ConnectionError(f"an answer of type {kind} on stream {echoed}")
    receive(connection, length)


def ask_apart(arguments: argparse.Namespace) -> str:
    with connect(arguments, context(arguments)) as connection:
        started = time.monotonic()
        for number in range(arguments.calls):
            answer(connection, 2 * number + 1, apart=True)
        return f"answered {arguments.calls} in {time.monotonic() - started:.3f}"


def ask_again(arguments: argparse.Namespace) -> str:
    tls = context(arguments)
    with connect(arguments, tls) as connection:
        answer(connection, 1, apart=False)
        session = connection.session
    pathlib.Path(arguments.resume + ".ready").touch()
    while not pathlib.Path(arguments.resume).exists():
        time.sleep(0.01)
    with connect(arguments, tls, session) as connection:
        answer(connection, 1, apart=False)
        return "answered 1 " + ("resumed" if connection.session_reused else "anew")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("address")
    parser.add_argument("roots")
    parser.add_argument("--certificate")
    parser.add_argument("--key")
    parser.add_argument("--tls12", action="store_true")
    parser.add_argument("--calls", type=int, default=1)
    parser.add_argument("--apart", action="store_true")
    parser.add_argument("--resume", metavar="PATH")
    arguments = parser.parse_args()
    try:
        if arguments.apart:
            print(ask_apart(arguments))
        elif arguments.resume:
            print(ask_again(arguments))
        else:
            print(asyncio.run(ask(arguments)))
    except Status as status:
        print(f"refused: {status}")
    except Exception as error:  # whatever the library makes of a refusal
        print(f"refused: {type(error).__name__} {error}")


main()
