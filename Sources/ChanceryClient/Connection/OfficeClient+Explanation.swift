// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryWire

extension OfficeClient {
    /// Where one consolidated figure comes from.
    public func explanation(of request: ExplainFigureRequest, timeout: Duration? = nil) async throws
        -> ExplainFigureResponse
    {
        try await call(MethodNames.explainFigure, request.encoded(), timeout: timeout) {
            try $0.explainFigureResponse($1)
        }
    }
}
