#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors
"""The Python peer against itself, and its codec against the golden frames. Run with: python3 test_ttrpc_peer.py

With TTRPC_ECHO set to an address the same calls go to that server, which must offer the methods of `echo_methods`.
"""

import asyncio
import os
import pathlib
import tempfile
import unittest

from ttrpc_envelope import (
    DATA, DATA_BYTES_MAX, HEADER, REMOTE_CLOSED, REMOTE_OPEN, REQUEST, RESPONSE, Frame, Malformed, Request,
    Status, decode_response, encode_response,
)
from ttrpc_peer import (
    BIDIRECTIONAL, CLIENT_STREAMING, SERVER_STREAMING, Client, ConnectionLost, Server, echo_methods,
)

SERVICE = "test.v1.Echo"
GOLDEN = pathlib.Path(__file__).resolve().parents[3] / "Protos" / "golden" / "ttrpc"


def golden(name: str) -> Frame:
    lines = (GOLDEN / f"{name}.hex").read_text(encoding="utf-8").splitlines()
    data = bytes.fromhex(" ".join(line for line in lines if not line.startswith("#")))
    length, stream_id, kind, flags = HEADER.unpack(data[: HEADER.size])
    assert len(data) == HEADER.size + length, name
    return Frame(stream_id, kind, flags, data[HEADER.size :])


class GoldenFrames(unittest.TestCase):
    def test_requests(self) -> None:
        request = Request(SERVICE, "Echo", b"\x01\x02\x03")
        self.assertEqual(Frame(1, REQUEST, 0, request.encode()), golden("request-unary"))
        request.timeout_nano, request.metadata = 250_000_000, [("office", "Hà Nội"), ("trace", "ab")]
        self.assertEqual(Frame(3, REQUEST, 0, request.encode()), golden("request-full"))
        for name in ("request-full", "request-full-payload-last"):
            self.assertEqual(Request.decode(golden(name).data), request)
        self.assertEqual(Request.decode(golden("request-unknown-fields").data).payload, b"\x01\x02\x03")
        self.assertIsNone(Request.decode(golden("request-remote-open").data).payload)
        self.assertEqual(Request.decode(golden("request-empty-payload").data).payload, b"")

    def test_malformed_requests(self) -> None:
        for name in ("request-group", "request-truncated-field", "request-not-utf8"):
            with self.assertRaises(Malformed):
                Request.decode(golden(name).data)

    def test_responses(self) -> None:
        status = Status(5, "không có", [("type.test/Why", b"\x01\x02\x03")])
        self.assertEqual(Frame(3, RESPONSE, 0, encode_response(status=status)), golden("response-status"))
        decoded, payload = decode_response(golden("response-status").data)
        self.assertEqual((decoded.code, decoded.message, decoded.details), (5, status.message, status.details))
        self.assertEqual(payload, b"")
        self.assertEqual(encode_response(b"\x01\x02\x03"), golden("response-payload").data)
        self.assertEqual(decode_response(golden("response-status-ok-explicit").data)[0].code, 0)
        self.assertEqual(decode_response(golden("response-negative-code").data)[0].code, -1)


class Calls(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self) -> None:
        self.server = echo_methods(Server())
        self.address = os.environ.get("TTRPC_ECHO") or await self.server.listen("127.0.0.1:0")
        self.is_foreign = bool(os.environ.get("TTRPC_ECHO"))
        self.client = await Client.connect(self.address)

    async def asyncTearDown(self) -> None:
        await self.client.close()
        await self.server.close()

    def assertKept(self) -> None:
        """Neither side broke the protocol."""
        self.assertEqual(self.client.violations, [])
        self.assertEqual(self.server.violations, [])

    async def test_unary(self) -> None:
        for payload in (b"", b"a", b"x" * 1700, b"y" * 1_000_000):
            self.assertEqual(await self.client.unary(SERVICE, "Echo", payload, metadata=[("k", "v")]), payload)
        answers = await asyncio.gather(*(self.client.unary(SERVICE, "Echo", bytes([n])) for n in range(100)))
        self.assertEqual(answers, [bytes([n]) for n in range(100)])
        self.assertKept()

    async def test_status(self) -> None:
        with self.assertRaises(Status) as caught:
            await self.client.unary(SERVICE, "Fail")
        self.assertEqual((caught.exception.code, caught.exception.message), (5, "không có"))
        self.assertEqual(caught.exception.details, [("type.test/Why", b"\x01\x02\x03")])
        for service, method in ((SERVICE, "Nothing"), ("nobody", "Echo")):
            with self.assertRaises(Status) as caught:
                await self.client.unary(service, method)
            self.assertEqual(caught.exception.code, 12)
        self.assertEqual(self.client.violations, [])

    async def test_client_streaming(self) -> None:
        stream = await self.client.stream(SERVICE, "Sum", CLIENT_STREAMING)
        for number in range(1, 101):
            await stream.send(bytes([number]))
        await stream.send(b"")
        await stream.close_send()
        self.assertEqual(await stream.response(), b"5050")
        self.assertKept()

    async def test_the_last_message_may_carry_the_end(self) -> None:
        stream = await self.client.stream(SERVICE, "Sum", CLIENT_STREAMING, b"\x28")
        await stream.send(b"\x02", last=True)
        self.assertEqual(await stream.response(), b"42")
        self.assertKept()

    async def test_server_streaming(self) -> None:
        stream = await self.client.stream(SERVICE, "Count", SERVER_STREAMING, b"200")
        messages = [message async for message in stream]
        self.assertEqual([int(m.split(b".")[0]) for m in messages], list(range(200)))
        self.assertTrue(stream.ended_by_data)
        self.assertKept()

    async def test_bidirectional(self) -> None:
        stream = await self.client.stream(SERVICE, "Chat", BIDIRECTIONAL)
        for number in range(50):
            await stream.send(bytes([number]))
            self.assertEqual(await stream.receive(), bytes([number]))
        await stream.close_send()
        self.assertEqual([m async for m in stream], [])
        self.assertTrue(stream.ended_by_data)
        self.assertKept()

    async def test_a_status_ends_a_stream_and_late_data_is_dropped(self) -> None:
        stream = await self.client.stream(SERVICE, "Chat", BIDIRECTIONAL)
        await stream.send(b"a")
        await stream.send(b"bye")
        for _ in range(20):
            await stream.send(b"late")
        await stream.close_send()
        self.assertEqual(await stream.receive(), b"a")
        with self.assertRaises(Status) as caught:
            await stream.receive()
        self.assertEqual(caught.exception.code, 10)
        self.assertEqual(await self.client.unary(SERVICE, "Echo", b"x"), b"x")
        self.assertKept()

    async def expect_status(self, code: int, *frames: Frame) -> None:
        """These frames get a response with this code on the first one's stream, and the connection lives on."""
        stream = self.client.frames_of(frames[0].stream_id)
        for frame in frames:
            await self.client.send_frame(frame)
        with self.assertRaises(Status) as caught:
            await stream.response()
        self.assertEqual(caught.exception.code, code)
        self.assertEqual(await self.client.unary(SERVICE, "Echo", b"x"), b"x")
        self.assertEqual(self.client.violations, [])

    async def test_wrong_frames_are_answered_on_their_stream(self) -> None:
        echo = Request(SERVICE, "Echo", b"").encode()
        chat = Request(SERVICE, "Chat").encode()
        await self.expect_status(3, Frame(2, REQUEST, 0, echo))
        await self.expect_status(3, Frame(1, REQUEST, 0, echo))
        await self.expect_status(3, Frame(101, DATA, 0, b"x"))
        await self.expect_status(3, Frame(103, REQUEST, 0, b"\x1a\x09"))
        await self.expect_status(3, Frame(107, REQUEST, REMOTE_OPEN | REMOTE_CLOSED, chat))
        await self.expect_status(3, Frame(111, REQUEST, REMOTE_OPEN, echo))
        await self.expect_status(8, Frame(119, REQUEST, 0, bytes(DATA_BYTES_MAX + 1)))

    async def test_unknown_types_are_ignored(self) -> None:
        await self.client.send_frame(Frame(1, 9, 0xFF, b"who knows"))
        self.assertEqual(await self.client.unary(SERVICE, "Echo", b"x"), b"x")
        self.assertEqual(self.client.violations, [])

    async def test_a_foreign_protocol_is_closed(self) -> None:
        await self.client.send_bytes(b"GET / HTTP/1.1\r\n\r\n")
        await asyncio.wait_for(self.client.until_closed(), 5)

    async def test_a_lost_connection_fails_its_calls(self) -> None:
        stream = await self.client.stream(SERVICE, "Chat", BIDIRECTIONAL)
        await self.client.close()
        with self.assertRaises(ConnectionLost):
            await stream.response()
        if not self.is_foreign:
            await asyncio.sleep(0.05)
            self.assertEqual(self.server.cancelled, [f"{SERVICE}/Chat"])

    async def test_unix_sockets(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            address = await echo_methods(server := Server()).listen(f"unix:{folder}/s")
            async with await Client.connect(address) as client:
                self.assertEqual(await client.unary(SERVICE, "Echo", b"u"), b"u")
            await server.close()


class Deadlines(unittest.IsolatedAsyncioTestCase):
    async def test_the_server_keeps_the_timeout(self) -> None:
        async def never(_: object) -> bytes:
            await asyncio.Event().wait()
            return b""

        server = Server()
        server.add(SERVICE, "Never", "unary", never)
        async with await Client.connect(await server.listen("127.0.0.1:0")) as client:
            with self.assertRaises(Status) as caught:
                await client.unary(SERVICE, "Never", timeout_nano=20_000_000)
            self.assertEqual(caught.exception.code, 4)
        await server.close()


if __name__ == "__main__":
    unittest.main()
