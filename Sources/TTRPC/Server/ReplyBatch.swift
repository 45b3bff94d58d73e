// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import NIOCore

/// Collects the answers to many calls, so that each event loop is woken once and each connection flushed once for all
/// of them. For one thread at a time; an answer counts as given when it is added, and leaves with `deliver`.
public final class ReplyBatch {
    private var groups: [(mailbox: LoopMailbox<ServerOutput>, outputs: [ServerOutput])] = []

    public init() {}

    deinit {
        self.deliver()
    }

    /// Adds the answer `payload` with the status `OK`, unless the call has been answered or cancelled.
    public func reply(_ call: ServerCall, _ payload: ByteBuffer) {
        self.add(call, .reply(payload))
    }

    /// Adds the answer `status`, unless the call has been answered or cancelled.
    public func fail(_ call: ServerCall, _ status: TTRPCStatus) {
        self.add(call, .fail(status))
    }

    /// Sends what was collected. The batch is empty afterwards and can be used again.
    public func deliver() {
        for (mailbox, outputs) in self.groups where !outputs.isEmpty {
            if mailbox.eventLoop.inEventLoop {
                ServerConnection.deliver(outputs)
            } else {
                mailbox.post(contentsOf: outputs)
            }
        }
        self.groups.removeAll(keepingCapacity: true)
    }

    private func add(_ call: ServerCall, _ operation: ServerOutput.Operation) {
        guard call.claim() else { return }
        let output = ServerOutput(call: call, operation: operation)
        let mailbox = call.connection.mailbox
        for index in self.groups.indices where self.groups[index].mailbox === mailbox {
            self.groups[index].outputs.append(output)
            return
        }
        self.groups.append((mailbox, [output]))
    }
}
