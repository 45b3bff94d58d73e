// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import NIOCore
internal import Synchronization
internal import Testing

@testable internal import TTRPC

@Suite struct UnaryTests {
    @Test(arguments: [0, 1, 1700, 70_000, 4_000_000]) func answersACall(payloadBytes: Int) async throws {
        try await LiveServer.run { live in
            let client = try await live.connect()
            var random = SeededGenerator(seed: 1)
            let payload = random.bytes(payloadBytes)
            let answer = try await client.unary(service: EchoMethods.service, method: "Echo", payload: payload)
            #expect(answer == payload)
            try await client.close()
        }
    }

    @Test func passesAStatusWithItsDetails() async throws {
        try await LiveServer.run { live in
            let client = try await live.connect()
            let error = await #expect(throws: TTRPCStatusError.self) {
                _ = try await client.unary(service: EchoMethods.service, method: "Fail", payload: [])
            }
            #expect(error?.code == .notFound)
            #expect(error?.message == "không có")
            #expect(error?.details == [TTRPCStatus.Detail(typeURL: "type.test/Why", value: [1, 2, 3])])
            try await client.close()
        }
    }

    @Test func passesMetadata() async throws {
        try await LiveServer.run { live in
            let client = try await live.connect()
            let answer = try await client.unary(
                service: EchoMethods.service, method: "Trace", payload: [], metadata: ["x": "1", "trace": "Huế"])
            #expect(String(decoding: answer, as: UTF8.self) == "Huế")
            try await client.close()
        }
    }

    @Test func manyCallsShareAConnection() async throws {
        try await LiveServer.run(loops: 2) { live in
            let client = try await live.connect()
            let total = try await withThrowingTaskGroup(of: Int.self) { group in
                for index in 0..<500 {
                    group.addTask {
                        let payload = [UInt8(index % 256), UInt8(index / 256)]
                        let answer = try await client.unary(
                            service: EchoMethods.service, method: "Echo", payload: payload)
                        return answer == payload ? 1 : 0
                    }
                }
                return try await group.reduce(0, +)
            }
            #expect(total == 500)
            try await client.close()
        }
    }

    @Test func callbackCallsComplete() async throws {
        try await LiveServer.run { live in
            let client = try await live.connect()
            let answers = Mutex<[[UInt8]]>([])
            for index in 0..<100 {
                client.call(
                    service: EchoMethods.service, method: "Echo", payload: ByteBuffer(bytes: [UInt8(index)])
                ) { result in
                    guard case .success(let payload) = result else { return }
                    answers.withLock { $0.append(Array(payload.readableBytesView)) }
                }
            }
            try await eventually { answers.withLock { $0.count } == 100 ? true : nil }
            #expect(answers.withLock { $0 } == (0..<100).map { [UInt8($0)] })
            try await client.close()
        }
    }

    @Test func bothSidesKeepTheDeadline() async throws {
        try await LiveServer.run { live in
            let client = try await live.connect()
            let error = await #expect(throws: TTRPCStatusError.self) {
                _ = try await client.unary(
                    service: EchoMethods.service, method: "Never", payload: [], timeout: .milliseconds(50))
            }
            #expect(error?.code == .deadlineExceeded)
            try await eventually { live.server.statistics.callsExpired == 1 ? true : nil }
            #expect(live.server.statistics.callsOpen == 0)
            try await client.close()
        }
    }

    @Test func aCancelledTaskStopsWaiting() async throws {
        try await LiveServer.run { live in
            let client = try await live.connect()
            let task = Task {
                try await client.unary(service: EchoMethods.service, method: "Never", payload: [])
            }
            try await eventually { live.server.statistics.callsOpen == 1 ? true : nil }
            task.cancel()
            await #expect(throws: CancellationError.self) { _ = try await task.value }
            let answer = try await client.unary(service: EchoMethods.service, method: "Echo", payload: [1])
            #expect(answer == [1])
            try await client.close()
        }
    }

    @Test func aLostConnectionFailsItsCalls() async throws {
        try await LiveServer.run { live in
            let client = try await live.connect()
            let task = Task {
                try await client.unary(service: EchoMethods.service, method: "Never", payload: [])
            }
            try await eventually { live.server.statistics.callsOpen == 1 ? true : nil }
            live.server.close()
            let error = await #expect(throws: TTRPCConnectionError.self) { _ = try await task.value }
            #expect(error?.reason == .closed)
            try await client.untilClosed()
            #expect(!client.isOpen)
            let later = await #expect(throws: TTRPCConnectionError.self) {
                _ = try await client.unary(service: EchoMethods.service, method: "Echo", payload: [])
            }
            #expect(later?.reason == .closed)
        }
    }

    @Test func saysThatNobodyListens() async throws {
        let error = await #expect(throws: TTRPCConnectionError.self) {
            _ = try await TTRPCClient.connect(to: .unix(path: "/nonexistent/ttrpc.sock"))
        }
        #expect(error?.reason == .connectFailed)
    }

    @Test func ownLoopsEndWithTheClient() async throws {
        try await LiveServer.run { live in
            var configuration = TTRPCClientConfiguration()
            configuration.eventLoops = .own
            let client = try await live.connect(configuration)
            #expect(try await client.unary(service: EchoMethods.service, method: "Echo", payload: [5]) == [5])
            let waiting = Task {
                try await client.unary(service: EchoMethods.service, method: "Never", payload: [])
            }
            try await eventually { live.server.statistics.callsOpen == 1 ? true : nil }
            try await client.close()
            await #expect(throws: TTRPCConnectionError.self) { _ = try await waiting.value }
            await #expect(throws: TTRPCConnectionError.self) {
                _ = try await client.unary(service: EchoMethods.service, method: "Echo", payload: [])
            }
        }
    }

    @Test func requestsBeyondTheLimitsAreRefusedHere() async throws {
        try await LiveServer.run { live in
            var configuration = TTRPCClientConfiguration()
            configuration.limits.frameDataBytesMax = 20_000
            configuration.limits.clientCallsMax = 1
            let client = try await live.connect(configuration)
            let large = await #expect(throws: TTRPCStatusError.self) {
                _ = try await client.unary(
                    service: EchoMethods.service, method: "Echo", payload: [UInt8](repeating: 0, count: 20_000))
            }
            #expect(large?.code == .resourceExhausted)
            let answer = await #expect(throws: TTRPCStatusError.self) {
                _ = try await client.unary(
                    service: EchoMethods.service, method: "Grow", payload: [UInt8](repeating: 0, count: 100))
            }
            #expect(answer?.code == .resourceExhausted)
            let waiting = client.call(
                service: EchoMethods.service, method: "Never", payload: ByteBuffer(), completion: { _ in })
            let second = await #expect(throws: TTRPCStatusError.self) {
                _ = try await client.unary(service: EchoMethods.service, method: "Echo", payload: [])
            }
            #expect(second?.code == .resourceExhausted)
            waiting.cancel()
            try await eventually { waiting.isFinished ? true : nil }
            #expect(try await client.unary(service: EchoMethods.service, method: "Echo", payload: [1]) == [1])
            try await client.close()
        }
    }
}
