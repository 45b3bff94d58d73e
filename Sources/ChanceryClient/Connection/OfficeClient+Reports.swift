// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCrypto
public import ChanceryModel
public import ChanceryWire
internal import TTRPC

extension OfficeClient {
    /// Submits one report once. See `SubmissionSession` for submitting until there is a receipt.
    ///
    /// - Parameters:
    ///   - report: an encoded chancery.v1.Report.
    ///   - signature: the office's, over `report`.
    public func submit(
        _ report: [UInt8], requestID: RequestID, signature: ReportSignature? = nil, timeout: Duration? = nil
    ) async throws -> SubmitReportResponse {
        let request = SubmitReportRequest(report: report, requestID: requestID, signature: signature)
        return try await call(MethodNames.submitReport, request.encoded(), timeout: timeout) {
            try $0.submitReportResponse($1)
        }
    }

    /// The findings that submitting would give.
    public func validate(_ report: [UInt8], timeout: Duration? = nil) async throws -> ValidateReportResponse {
        try await call(
            MethodNames.validateReport, ValidateReportRequest(report: report).encoded(), timeout: timeout
        ) { try $0.validateReportResponse($1) }
    }

    public func get(_ request: GetReportRequest, timeout: Duration? = nil) async throws -> StoredReportMessage {
        try await call(MethodNames.getReport, request.encoded(), timeout: timeout) { try $0.storedReport($1) }
    }

    /// The report that an answer of `get` holds. Throws `UnexpectedAnswer` when its digest is not the receipt's.
    public func report(in stored: StoredReportMessage) async throws -> Report {
        guard Digest.sha256(of: stored.report) == stored.receipt.digest else {
            throw UnexpectedAnswer(
                method: MethodNames.getReport.description, problem: "the report is not the one that the receipt names")
        }
        return try await connection().decode(stored.report, of: MethodNames.getReport) { try $0.report($1) }
    }

    /// One page of the list.
    public func list(_ request: ListReportsRequest, timeout: Duration? = nil) async throws -> ListReportsResponse {
        try await call(MethodNames.listReports, request.encoded(), timeout: timeout) { try $0.listReportsResponse($1) }
    }

    /// All pages of the list, one entry after the other.
    public func reports(_ request: ListReportsRequest) -> ReportListing {
        ReportListing(client: self, request: request)
    }

    /// Sends reports in one stream; each is accepted or refused by itself.
    ///
    /// - Returns: as many results as requests, in their order.
    public func importReports(
        _ requests: [SubmitReportRequest], timeout: Duration? = nil
    ) async throws -> ImportReportsResponse {
        let method = MethodNames.importReports
        let connection = try await connection()
        let stream = connection.client.openStream(
            service: method.service, method: method.method, kind: .clientStreaming,
            timeout: timeout ?? configuration.callTimeout)
        let bytes: [UInt8]
        do {
            for request in requests { try await stream.send(request.encoded()) }
            stream.closeSend()
            bytes = try await stream.response()
        } catch {
            throw connection.translated(error)
        }
        let response = try connection.decode(bytes, of: method) { try $0.importReportsResponse($1) }
        guard response.results.count == requests.count else {
            throw UnexpectedAnswer(
                method: method.description,
                problem: "\(response.results.count) results for \(requests.count) reports")
        }
        return response
    }
}

/// Entries of a list, fetched page by page.
public struct ReportListing: AsyncSequence, Sendable {
    public typealias Element = ReportSummaryMessage

    let client: OfficeClient
    let request: ListReportsRequest

    public func makeAsyncIterator() -> Iterator { Iterator(client: client, request: request) }

    public struct Iterator: AsyncIteratorProtocol {
        let client: OfficeClient
        var request: ListReportsRequest
        var entries: ArraySlice<ReportSummaryMessage> = []
        var isLastPage = false

        public mutating func next() async throws -> ReportSummaryMessage? {
            while entries.isEmpty {
                if isLastPage { return nil }
                let page = try await client.list(request)
                guard page.nextPageToken != request.pageToken || page.nextPageToken.isEmpty else {
                    throw UnexpectedAnswer(
                        method: MethodNames.listReports.description, problem: "a page names itself as the next")
                }
                entries = page.reports[...]
                request.pageToken = page.nextPageToken
                isLastPage = page.nextPageToken.isEmpty
            }
            return entries.popFirst()
        }
    }
}
