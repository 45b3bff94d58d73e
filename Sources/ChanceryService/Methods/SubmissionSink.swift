// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryIngest
internal import ChanceryWire

/// Encodes the outcomes of ingest and hands them to one transport, batch by batch.
final class SubmissionSink: IngestSink {
    private let port: any ReplyPort

    init(port: any ReplyPort) {
        self.port = port
    }

    func deliver(_ completions: [IngestCompletion]) {
        port.deliver(
            completions.map { completion in
                CallReply(ticket: completion.ticket, outcome: completion.outcome.map { $0.encoded() })
            })
    }
}

extension IngestAnswer {
    fileprivate func encoded() -> [UInt8] {
        switch self {
        case .stored(let response): response.encoded()
        case .examined(let response): response.encoded()
        }
    }
}
