// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import Synchronization
internal import Testing

@Suite struct HeartbeatTests {
    private final class Queue: Sendable {
        private let waiting = Mutex<[@Sendable () -> Void]>([])

        var count: Int { waiting.withLock { $0.count } }

        func add(_ work: @escaping @Sendable () -> Void) { waiting.withLock { $0.append(work) } }

        func runAll() {
            let work = waiting.withLock { waiting in
                defer { waiting = [] }
                return waiting
            }
            for body in work { body() }
        }
    }

    @Test("A request beats when the queue comes to it, and at most one waits")
    func request() {
        let queue = Queue()
        let heartbeat = Heartbeat(name: "lane") { queue.add($0) }
        for _ in 0..<5 { heartbeat.request() }
        #expect(queue.count == 1)
        #expect(heartbeat.count == 0)
        queue.runAll()
        #expect(heartbeat.count == 1)
        heartbeat.request()
        #expect(queue.count == 1)
        heartbeat.beat()
        #expect(heartbeat.count == 2)
    }
}
