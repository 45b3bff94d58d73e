// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel
public import ChanceryWire

extension OfficeClient {
    /// What changed between two answers to one question: all pages put together.
    ///
    /// - Parameter timeout: for one page.
    public func difference(
        _ request: DiffConsolidationsRequest, timeout: Duration? = nil
    ) async throws -> ConsolidationDifference {
        try await pages(of: MethodNames.diffConsolidations, request, timeout: timeout)
    }

    /// What changed from one pack to another, or to the answer of now.
    public func difference(_ request: DiffPacksRequest, timeout: Duration? = nil) async throws
        -> ConsolidationDifference
    {
        try await pages(of: MethodNames.diffPacks, request, timeout: timeout)
    }

    private func pages(
        of method: MethodName, _ request: some PagedRequest, timeout: Duration?
    ) async throws -> ConsolidationDifference {
        var request = request
        request.pageToken = ""
        var whole: DifferencePage?
        repeat {
            let page = try await call(method, request.encoded(), timeout: timeout) {
                try $0.consolidationDifference($1)
            }
            if let first = whole {
                guard page.digest == first.digest, !page.difference.figures.isEmpty else {
                    throw UnexpectedAnswer(method: method.description, problem: "its pages do not belong together")
                }
                whole?.difference.figures += page.difference.figures
            } else {
                whole = page
            }
            request.pageToken = page.nextPageToken
        } while !request.pageToken.isEmpty
        guard let whole else { throw UnexpectedAnswer(method: method.description, problem: "there is no page") }
        return whole.difference
    }

    /// The revisions of a report with who answers for each and why it came.
    public func revisions(of key: ReportKey, timeout: Duration? = nil) async throws -> [ReportRevision] {
        var request = ListRevisionsRequest(key: key)
        var revisions: [ReportRevision] = []
        repeat {
            let page = try await call(MethodNames.listRevisions, request.encoded(), timeout: timeout) {
                try $0.listRevisionsResponse($1)
            }
            revisions += page.revisions
            request.pageToken = page.nextPageToken
        } while !request.pageToken.isEmpty
        return revisions
    }

    /// What differs between two revisions of a report.
    public func reportDifference(_ request: DiffReportRequest, timeout: Duration? = nil) async throws
        -> ReportDifference
    {
        var request = request
        var whole: ReportDifferencePage?
        repeat {
            let page = try await call(MethodNames.diffReport, request.encoded(), timeout: timeout) {
                try $0.reportDifference($1)
            }
            if let first = whole {
                guard page.digest == first.digest, !page.difference.items.isEmpty else {
                    throw UnexpectedAnswer(
                        method: MethodNames.diffReport.description, problem: "its pages do not belong together")
                }
                whole?.difference.items += page.difference.items
            } else {
                whole = page
            }
            request.pageToken = page.nextPageToken
        } while !request.pageToken.isEmpty
        guard let whole else {
            throw UnexpectedAnswer(method: MethodNames.diffReport.description, problem: "there is no page")
        }
        return whole.difference
    }
}
