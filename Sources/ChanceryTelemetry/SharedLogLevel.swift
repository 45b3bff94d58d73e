// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import Logging
internal import Synchronization

/// The least level that is logged, shared by all loggers of a process, so that it can be changed while they are in use.
public final class SharedLogLevel: Sendable {
    private let state: Mutex<Logger.Level>

    public init(_ level: Logger.Level) {
        state = Mutex(level)
    }

    public var level: Logger.Level {
        get { state.withLock { $0 } }
        set { state.withLock { $0 = newValue } }
    }
}
