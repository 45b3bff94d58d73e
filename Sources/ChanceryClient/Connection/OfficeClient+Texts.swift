// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel
public import ChanceryWire

extension OfficeClient {
    /// The words of reports with their origin: all pages put together.
    ///
    /// - Parameter timeout: for one page.
    public func texts(_ request: GetConsolidatedTextsRequest, timeout: Duration? = nil) async throws
        -> ConsolidatedTexts
    {
        let method = MethodNames.getConsolidatedTexts
        var request = request
        var whole: ConsolidatedTexts?
        repeat {
            let page = try await call(method, request.encoded(), timeout: timeout) { try $0.consolidatedTexts($1) }
            if let first = whole {
                guard page.sequence == first.sequence else {
                    throw UnexpectedAnswer(method: method.description, problem: "its pages do not belong together")
                }
                whole?.narratives += page.narratives
                whole?.difficulties += page.difficulties
                whole?.proposals += page.proposals
                whole?.planItems += page.planItems
            } else {
                whole = page
            }
            request.pageToken = page.nextPageToken
        } while !request.pageToken.isEmpty
        guard var whole else { throw UnexpectedAnswer(method: method.description, problem: "there is no page") }
        whole.nextPageToken = ""
        return whole
    }
}
