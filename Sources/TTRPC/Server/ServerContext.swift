// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import NIOCore
internal import Synchronization

/// What all connections of a server share.
final class ServerContext: Sendable {
    let limits: TTRPCLimits
    let methods: MethodIndex
    let envelopeBounds: RequestEnvelope.Bounds
    let counters = ServerCounters()
    private let drain = Mutex<TTRPCStatus?>(nil)
    private let drains = Atomic<Bool>(false)
    private let mailboxes = Mutex<[ObjectIdentifier: LoopMailbox<ServerOutput>]>([:])

    init(limits: TTRPCLimits, methods: TTRPCMethodTable) {
        self.limits = limits
        self.envelopeBounds = limits.envelopeBounds
        self.methods = MethodIndex(methods)
    }

    /// The status that new requests are refused with, once the server drains. Connections look here at each request, so
    /// that no call starts after the drain has begun, even before they were told of it.
    var drainStatus: TTRPCStatus? {
        self.drains.load(ordering: .acquiring) ? self.drain.withLock { $0 } : nil
    }

    func beginDrain(_ status: TTRPCStatus) {
        self.drain.withLock { $0 = status }
        self.drains.store(true, ordering: .releasing)
    }

    /// The mailbox of an event loop; there is one for each loop that has had a connection.
    func mailbox(of eventLoop: any EventLoop) -> LoopMailbox<ServerOutput> {
        self.mailboxes.withLock { mailboxes in
            let key = ObjectIdentifier(eventLoop)
            if let mailbox = mailboxes[key] { return mailbox }
            let mailbox = LoopMailbox<ServerOutput>(eventLoop: eventLoop) { ServerConnection.deliver($0) }
            mailboxes[key] = mailbox
            return mailbox
        }
    }
}
