// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel
public import ChanceryWire

extension OfficeClient {
    /// Records an act once. Trying again under the same request id is safe and gets the same answer.
    public func record(_ act: Act, requestID: RequestID, timeout: Duration? = nil) async throws -> RecordActResponse {
        let request = RecordActRequest(act: act, requestID: requestID)
        return try await call(MethodNames.recordAct, request.encoded(), timeout: timeout) {
            try $0.recordActResponse($1)
        }
    }

    /// One page of the acts.
    public func acts(_ request: ListActsRequest, timeout: Duration? = nil) async throws -> ListActsResponse {
        try await call(MethodNames.listActs, request.encoded(), timeout: timeout) { try $0.listActsResponse($1) }
    }

    /// Who owes what by when: all pages put together.
    ///
    /// - Parameter timeout: for one page.
    public func duties(_ request: ListDutiesRequest, timeout: Duration? = nil) async throws -> DutyList {
        var request = request
        var whole: DutyList?
        repeat {
            let page = try await call(MethodNames.listDuties, request.encoded(), timeout: timeout) {
                try $0.dutyList($1)
            }
            if let first = whole {
                guard page.sequence == first.sequence, !page.duties.isEmpty else {
                    throw UnexpectedAnswer(
                        method: MethodNames.listDuties.description, problem: "its pages do not belong together")
                }
                whole?.duties += page.duties
            } else {
                whole = page
            }
            request.pageToken = page.nextPageToken
        } while !request.pageToken.isEmpty
        guard var whole else {
            throw UnexpectedAnswer(method: MethodNames.listDuties.description, problem: "there is no page")
        }
        whole.nextPageToken = ""
        return whole
    }
}
