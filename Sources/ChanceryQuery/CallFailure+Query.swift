// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryStore
public import ChanceryWire

extension CallFailure {
    /// What a query tells its caller when it failed. Details of the store are for the operator's log.
    public init(queryError error: any Error) {
        switch error {
        case let failure as CallFailure: self = failure
        case let error as WireError: self.init(error)
        case let error as StoreError where error.kind == .closed:
            self.init(.draining, "the server is stopping", retryDelayMilliseconds: 1000)
        case is StoreError:
            self.init(
                .storeUnavailable, "the server cannot read its store at the moment", retryDelayMilliseconds: 5000)
        default:
            self.init(.internalError, "the query failed inside the server")
        }
    }
}
