// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

@testable internal import ChanceryClient

/// Tries to take the lock of a report file, as another client would.
enum ReportFileLockProbe {
    static func take(_ path: String) throws { _ = try ReportFileLock(path: path) }
}
