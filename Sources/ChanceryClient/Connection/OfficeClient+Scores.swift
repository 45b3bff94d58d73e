// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel
public import ChanceryWire

extension OfficeClient {
    /// The scores of the members of a group for one period.
    public func scores(_ request: GetScoresRequest, timeout: Duration? = nil) async throws -> ScoreTable {
        try await call(MethodNames.getScores, request.encoded(), timeout: timeout) { try $0.scoreTable($1) }
    }
}
