# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors
"""A link that carries everything to the daemon and loses every answer."""

import socket
import threading


class LosingLink:
    def __init__(self, server):
        host, port = server.rsplit(":", 1)
        self._server = (host, int(port))
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = "127.0.0.1:%d" % self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self):
        self._listener.close()

    def _accept(self):
        while True:
            try:
                peer, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._carry, args=(peer,), daemon=True).start()

    def _carry(self, peer):
        """Drops the link as soon as the daemon begins to answer."""
        with peer, socket.create_connection(self._server) as server:
            def forward():
                try:
                    while data := peer.recv(65536):
                        server.sendall(data)
                except OSError:
                    return
            threading.Thread(target=forward, daemon=True).start()
            server.recv(1)
            peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
