// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel
public import ChanceryWire

extension OfficeClient {
    /// The figures of one window beside those of another, from one moment of the store.
    public func comparison(
        _ request: GetComparisonRequest, timeout: Duration? = nil
    ) async throws -> ComparisonAnswer {
        try await call(MethodNames.getComparison, request.encoded(), timeout: timeout) { try $0.comparison($1) }
    }
}
