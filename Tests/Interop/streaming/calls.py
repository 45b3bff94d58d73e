# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors
"""Calls to a daemon, one after another, over the strict peer of ../ttrpc_peer.

Whatever the daemon sends against the protocol text is a violation, and `close` raises when there was one.
"""

import asyncio
from collections.abc import Coroutine, Iterator
from typing import TypeVar

from google.rpc import status_pb2
from ttrpc_client import CLIENT_STREAMING, SERVER_STREAMING, Client, ClientStream
from ttrpc_envelope import Status

ANSWER_SECONDS_MAX = 20
Result = TypeVar("Result")


class Refused(Exception):
    """A response whose status is not OK."""

    def __init__(self, status: Status):
        super().__init__(f"{status.code}: {status.message}")
        self.code = status.code
        self.status = status_pb2.Status(code=status.code, message=status.message)
        for type_url, value in status.details:
            self.status.details.add(type_url=type_url, value=value)


class Daemon:
    """One connection to a daemon."""

    def __init__(self, address: str):
        self._loop = asyncio.new_event_loop()
        self._client = self._run(Client.connect(address))

    def close(self) -> None:
        self._run(self._client.close())
        self._loop.close()
        if self._client.violations:
            raise AssertionError(f"against the protocol: {self._client.violations}")

    def call(self, service: str, method: str, payload: bytes) -> bytes:
        return self._run(self._client.unary(service, method, payload))

    def send_stream(self, service: str, method: str, messages: list[bytes]) -> bytes:
        """Client streaming: every message in a frame of its own, then the end without one."""

        async def send() -> bytes:
            stream = await self._client.stream(service, method, CLIENT_STREAMING)
            for message in messages:
                await stream.send(message)
            await stream.close_send()
            return await stream.response()

        return self._run(send())

    def receive_stream(self, service: str, method: str, payload: bytes) -> Iterator[bytes]:
        """Server streaming: the messages, until the server says that there are no more."""
        return self._messages(self._run(self._client.stream(service, method, SERVER_STREAMING, payload)))

    def _messages(self, stream: ClientStream) -> Iterator[bytes]:
        while True:
            try:
                yield self._run(stream.__anext__())
            except StopAsyncIteration:
                return

    def _run(self, work: Coroutine[None, None, Result]) -> Result:
        try:
            return self._loop.run_until_complete(asyncio.wait_for(work, ANSWER_SECONDS_MAX))
        except Status as status:
            raise Refused(status) from None
