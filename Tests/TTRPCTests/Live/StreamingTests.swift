// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import NIOCore
internal import Testing

@testable internal import TTRPC

@Suite struct StreamingTests {
    @Test func clientStreaming() async throws {
        try await LiveServer.run { live in
            let client = try await live.connect()
            let stream = client.openStream(service: EchoMethods.service, method: "Sum", kind: .clientStreaming)
            for byte: UInt8 in 1...100 { try await stream.send([byte, 0]) }
            stream.closeSend()
            #expect(String(decoding: try await stream.response(), as: UTF8.self) == "5050")
            await #expect(throws: TTRPCStatusError.self) { try await stream.send([1]) }
            try await client.close()
        }
    }

    @Test func aFirstMessageMayTravelWithTheRequest() async throws {
        try await LiveServer.run { live in
            let client = try await live.connect()
            let stream = client.openStream(
                service: EchoMethods.service, method: "Sum", kind: .clientStreaming, payload: [40])
            try await stream.send([2])
            stream.closeSend()
            #expect(String(decoding: try await stream.response(), as: UTF8.self) == "42")
            try await client.close()
        }
    }

    @Test func serverStreaming() async throws {
        try await LiveServer.run { live in
            let client = try await live.connect()
            let stream = client.openStream(
                service: EchoMethods.service, method: "Count", kind: .serverStreaming, payload: Array("1000".utf8))
            var seen: [Int] = []
            for try await message in stream.messages {
                let text = String(decoding: message, as: UTF8.self)
                seen.append(Int(text.prefix { $0 != "." }) ?? -1)
            }
            #expect(seen == Array(0..<1000))
            #expect(try await stream.response().isEmpty)
            try await client.close()
        }
    }

    /// Twenty megabytes through a connection whose buffers hold far less, with a reader that takes its time at first.
    @Test func aSlowReaderHoldsTheSenderBack() async throws {
        try await LiveServer.run { live in
            var configuration = TTRPCClientConfiguration()
            configuration.limits.clientInboundBytesMark = 64 << 10
            let client = try await live.connect(configuration)
            let stream = client.openStream(
                service: EchoMethods.service, method: "Count", kind: .serverStreaming, payload: Array("20000".utf8))
            try await Task.sleep(for: .milliseconds(200))
            #expect(live.server.statistics.callsOpen == 1)
            #expect(live.server.statistics.bytesSent < 15 << 20)
            var count = 0
            for try await message in stream.messages {
                count += 1
                #expect(message.count == 1024)
            }
            #expect(count == 20_000)
            #expect(live.server.statistics.repliesOverBound == 0)
            try await client.close()
        }
    }

    @Test func bidirectional() async throws {
        try await LiveServer.run { live in
            let client = try await live.connect()
            let stream = client.openStream(service: EchoMethods.service, method: "Chat", kind: .bidirectional)
            var messages = stream.messages.makeAsyncIterator()
            for round: UInt8 in 0..<50 {
                try await stream.send([round])
                #expect(try await messages.next() == [round])
            }
            stream.closeSend()
            #expect(try await messages.next() == nil)
            try await client.close()
        }
    }

    @Test func aStatusEndsAStream() async throws {
        try await LiveServer.run { live in
            let client = try await live.connect()
            let stream = client.openStream(service: EchoMethods.service, method: "Chat", kind: .bidirectional)
            try await stream.send(Array("a".utf8))
            try await stream.send(Array("bye".utf8))
            var messages = stream.messages.makeAsyncIterator()
            #expect(try await messages.next() == Array("a".utf8))
            let error = await #expect(throws: TTRPCStatusError.self) { _ = try await messages.next() }
            #expect(error?.code == .aborted)
            let sending = await #expect(throws: TTRPCStatusError.self) { try await stream.send([1]) }
            #expect(sending?.code == .aborted)
            try await client.close()
        }
    }

    @Test func aStreamGivenUpTellsTheServerThatNothingMoreComes() async throws {
        try await LiveServer.run { live in
            let client = try await live.connect()
            do {
                let stream = client.openStream(service: EchoMethods.service, method: "Sum", kind: .clientStreaming)
                try await stream.send([1])
                try await eventually { live.server.statistics.callsOpen == 1 ? true : nil }
            }
            try await eventually { live.server.statistics.callsOpen == 0 ? true : nil }
            try await client.close()
        }
    }

    @Test func cancellingTheReadingTaskGivesTheStreamUp() async throws {
        try await LiveServer.run { live in
            let client = try await live.connect()
            let stream = client.openStream(service: EchoMethods.service, method: "Chat", kind: .bidirectional)
            let reader = Task {
                for try await _ in stream.messages {}
            }
            try await eventually { live.server.statistics.callsOpen == 1 ? true : nil }
            reader.cancel()
            await #expect(throws: CancellationError.self) { try await reader.value }
            try await eventually { live.server.statistics.callsOpen == 0 ? true : nil }
            try await client.close()
        }
    }

    @Test func manyStreamsAtOnce() async throws {
        try await LiveServer.run { live in
            let client = try await live.connect()
            try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<32 {
                    group.addTask {
                        let stream = client.openStream(
                            service: EchoMethods.service, method: "Count", kind: .serverStreaming,
                            payload: Array("200".utf8))
                        return try await stream.messages.reduce(0) { count, _ in count + 1 }
                    }
                }
                for try await count in group { #expect(count == 200) }
            }
            try await client.close()
        }
    }
}
