// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel
public import ChanceryWire
internal import TTRPC

extension OfficeClient {
    /// The whole answer: all its pages put together, and its digest taken again from the bytes that came.
    ///
    /// - Parameter timeout: for one page.
    public func consolidation(
        _ request: GetConsolidationRequest, timeout: Duration? = nil
    ) async throws -> Consolidation {
        var request = request
        request.pageToken = ""
        var check = AnswerDigest()
        var whole: Consolidation?
        while true {
            let (page, bytes) = try await consolidationPage(request, timeout: timeout)
            try check.add(page: bytes)
            guard check.byteCount <= configuration.answerBytesMax else {
                throw unexpected("it has more than \(configuration.answerBytesMax) bytes")
            }
            if whole == nil {
                whole = page
            } else {
                guard page.digest == whole?.digest, page.sequence == whole?.sequence, !page.figures.isEmpty else {
                    throw unexpected("its pages do not belong together")
                }
                whole?.figures += page.figures
            }
            if page.nextPageToken.isEmpty { break }
            request.pageToken = page.nextPageToken
        }
        guard var whole else { throw unexpected("there is none") }
        whole.nextPageToken = ""
        guard check.digest == whole.digest else { throw unexpected("it is not the one that its digest names") }
        return whole
    }

    /// One page as it comes. The digest on it is of the whole answer, which one page alone cannot prove.
    public func consolidationPage(
        _ request: GetConsolidationRequest, timeout: Duration? = nil
    ) async throws -> (page: Consolidation, bytes: [UInt8]) {
        let method = MethodNames.getConsolidation
        let connection = try await connection()
        let bytes = try await connection.call(method, request.encoded(), timeout: bounded(timeout))
        return (try connection.decode(bytes, of: method) { try $0.consolidation($1) }, bytes)
    }

    /// The answer now, and again whenever a commit changes it, until the iteration is given up. The connection is made
    /// by the first step of the iteration, and when it is lost the iteration throws.
    public func watch(_ request: GetConsolidationRequest) -> ConsolidationWatch {
        ConsolidationWatch(client: self, request: request)
    }

    private func unexpected(_ problem: String) -> UnexpectedAnswer {
        UnexpectedAnswer(method: MethodNames.getConsolidation.description, problem: problem)
    }
}

/// The answers of a watch. Nothing is kept for a slow reader: the server passes over answers that it missed.
public struct ConsolidationWatch: AsyncSequence, Sendable {
    public typealias Element = Consolidation

    let client: OfficeClient
    let request: GetConsolidationRequest

    public func makeAsyncIterator() -> Iterator { Iterator(client: client, request: request) }

    public struct Iterator: AsyncIteratorProtocol {
        let client: OfficeClient
        let request: GetConsolidationRequest
        private var connection: ChanceryConnection?
        private var messages: TTRPCMessages.Iterator?

        init(client: OfficeClient, request: GetConsolidationRequest) {
            self.client = client
            self.request = request
        }

        public mutating func next() async throws -> Consolidation? {
            let method = MethodNames.watchConsolidation
            if connection == nil {
                let connection = try await client.connection()
                let stream = connection.client.openStream(
                    service: method.service, method: method.method, kind: .serverStreaming, payload: request.encoded())
                self.connection = connection
                messages = stream.messages.makeAsyncIterator()
            }
            guard let connection, var messages else { return nil }
            let bytes: [UInt8]?
            do {
                bytes = try await messages.next()
            } catch {
                throw connection.translated(error)
            }
            self.messages = messages
            guard let bytes else { return nil }
            let answer = try connection.decode(bytes, of: method) { try $0.consolidation($1) }
            var check = AnswerDigest()
            try check.add(page: bytes)
            guard check.digest == answer.digest else {
                throw UnexpectedAnswer(
                    method: method.description, problem: "the answer is not the one that its digest names")
            }
            return answer
        }
    }
}
