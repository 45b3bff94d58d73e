// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import NIOCore
internal import NIOPosix
internal import Synchronization
internal import Testing

@testable internal import TTRPC

@Suite struct ReplyBatchTests {
    @Test func oneWriteForAllAnswersOfAConnection() throws {
        let log = CallLog()
        let harness = try ServerHarness(log.table())
        try harness.receive(.request(1), .request(3), .request(5))
        let batch = ReplyBatch()
        batch.reply(log.calls[2], ByteBuffer(bytes: [5]))
        batch.fail(log.calls[0], TTRPCStatus(.aborted))
        batch.reply(log.calls[2], ByteBuffer(bytes: [6]))
        log.calls[0].reply(ByteBuffer())
        #expect(try harness.sentWrites().isEmpty)
        batch.deliver()
        let writes = try harness.sentWrites()
        #expect(writes.count == 1)
        var bytes = writes.flatMap { Array($0.readableBytesView) }
        #expect(WireFrame.take(from: &bytes).map(\.id) == [5, 1])
        batch.deliver()
        #expect(try harness.sentWrites().isEmpty)
        batch.reply(log.calls[1], ByteBuffer())
        batch.deliver()
        #expect(try harness.sent().map(\.id) == [3])
    }

    @Test func deliversWhatIsLeftWhenReleased() throws {
        let log = CallLog()
        let harness = try ServerHarness(log.table())
        try harness.receive(.request(1))
        do {
            let batch = ReplyBatch()
            batch.reply(log.calls[0], ByteBuffer(bytes: [1]))
        }
        #expect(try harness.sent() == [.response(1, payload: [1])])
    }

    @Test func theMailboxWakesItsLoopOnceForManyLetters() async throws {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let seen = Mutex<[[Int]]>([])
        let mailbox = LoopMailbox<Int>(eventLoop: group.next()) { letters in seen.withLock { $0.append(letters) } }
        let release = group.next().makePromise(of: Void.self)
        // The loop is kept busy until all letters are posted.
        let gate = Mutex(false)
        group.next().execute { while !gate.withLock({ $0 }) {} }
        mailbox.post(1)
        mailbox.post(contentsOf: [2, 3])
        mailbox.post(4)
        gate.withLock { $0 = true }
        group.next().execute { release.succeed() }
        try await release.futureResult.get()
        #expect(seen.withLock { $0 } == [[1, 2, 3, 4]])
        mailbox.post(5)
        try await group.next().submit {}.get()
        #expect(seen.withLock { $0 } == [[1, 2, 3, 4], [5]])
        try await group.shutdownGracefully()
    }
}
