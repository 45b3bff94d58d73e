// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryWire
internal import NIOCore
internal import NIOPosix
internal import Synchronization
internal import TTRPC

/// Calls SubmitReport over some connections of the product's own client, all on one event loop, each with a fixed
/// number of calls under way, and times the answers.
struct CallLoad {
    let template: ReportTemplate
    let connectionCount: Int
    let callsPerConnection: Int

    /// Sends the reports with the numbers of `range` and waits for every answer, which must not be a refusal.
    func run(port: Int, range: Range<Int>) async throws -> LoadOutcome {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        var configuration = TTRPCClientConfiguration()
        configuration.eventLoops = .shared(group)
        var clients: [TTRPCClient] = []
        for _ in 0..<connectionCount {
            clients.append(
                try await TTRPCClient.connect(
                    to: .tcp(host: "127.0.0.1", port: port), configuration: configuration))
        }
        let numbers = ReportNumbers(range)
        let underWay = CallsUnderWay(count: connectionCount * callsPerConnection)
        let callers = clients.map { Caller(client: $0, template: template, numbers: numbers, underWay: underWay) }
        let started = ContinuousClock.now
        let callsPerConnection = callsPerConnection
        group.next().execute {
            for caller in callers {
                for _ in 0..<callsPerConnection { caller.callNext() }
            }
        }
        await underWay.allDone()
        let elapsed = started.duration(to: .now)
        for client in clients { try await client.close() }
        try await group.shutdownGracefully()
        return try LoadOutcome(numbers, range: range, elapsed: elapsed)
    }
}

/// One connection: makes the next call from the answer to the one before.
private final class Caller: Sendable {
    private let client: TTRPCClient
    private let template: ReportTemplate
    private let numbers: ReportNumbers
    private let underWay: CallsUnderWay
    private static let name = MethodNames.submitReport

    init(client: TTRPCClient, template: ReportTemplate, numbers: ReportNumbers, underWay: CallsUnderWay) {
        self.client = client
        self.template = template
        self.numbers = numbers
        self.underWay = underWay
    }

    func callNext() {
        guard let number = numbers.next() else { return underWay.oneDone() }
        client.call(
            service: Caller.name.service, method: Caller.name.method, payload: template.payload(number: number)
        ) { outcome in
            switch outcome {
            case .success: self.numbers.answered()
            case .failure(let error): self.numbers.failed("report \(number) was not taken: \(error)")
            }
            self.callNext()
        }
    }
}

/// Tells when the last of a number of chains of calls has ended.
private final class CallsUnderWay: Sendable {
    private struct State {
        var count: Int
        var waiting: CheckedContinuation<Void, Never>?
    }

    private let state: Mutex<State>

    init(count: Int) {
        state = Mutex(State(count: count))
    }

    func oneDone() {
        let waiting = state.withLock { state -> CheckedContinuation<Void, Never>? in
            state.count -= 1
            return state.count == 0 ? state.waiting.take() : nil
        }
        waiting?.resume()
    }

    func allDone() async {
        await withCheckedContinuation { continuation in
            let isDone = state.withLock { state in
                if state.count == 0 { return true }
                state.waiting = continuation
                return false
            }
            if isDone { continuation.resume() }
        }
    }
}
