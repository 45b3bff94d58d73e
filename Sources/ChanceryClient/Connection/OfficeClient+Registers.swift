// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
public import ChanceryWire

extension OfficeClient {
    /// The entries of one register over the offices and periods of a query: all pages put together.
    ///
    /// - Parameter timeout: for one page.
    public func registerEntries(_ request: ListRegisterEntriesRequest, timeout: Duration? = nil) async throws
        -> ListRegisterEntriesResponse
    {
        let method = MethodNames.listRegisterEntries
        var request = request
        request.pageSize = Int32(ListRegisterEntriesRequest.pageCountLimit)
        request.pageToken = ""
        var whole: ListRegisterEntriesResponse?
        repeat {
            let page = try await call(method, request.encoded(), timeout: timeout) {
                try $0.listRegisterEntriesResponse($1)
            }
            if let first = whole {
                guard page.sequence == first.sequence, page.rowCount == first.rowCount, !page.rows.isEmpty else {
                    throw UnexpectedAnswer(method: method.description, problem: "its pages do not belong together")
                }
                let known = Set(first.offices.map(\.office))
                whole?.rows += page.rows
                whole?.offices += page.offices.filter { !known.contains($0.office) }
            } else {
                whole = page
            }
            request.pageToken = page.nextPageToken
        } while !request.pageToken.isEmpty
        guard var whole else { throw UnexpectedAnswer(method: method.description, problem: "there is no page") }
        guard whole.rows.count == Int(whole.rowCount) else {
            throw UnexpectedAnswer(
                method: method.description, problem: "\(whole.rows.count) rows in place of \(whole.rowCount)")
        }
        whole.nextPageToken = ""
        return whole
    }
}
