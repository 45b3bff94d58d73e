// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Dispatch
package import Testing

/// Runs a test on a thread outside the cooperative pool, one such test at a time.
///
/// The pool has one thread for each processor. A test that computes for a minute without suspending takes one of them
/// away, and a few of them together leave none to the tests beside it, which then wait in vain for something to happen.
package struct OwnThread: TestTrait, TestScoping {
    package func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        try await withTaskExecutorPreference(LongTestExecutor.shared) { try await function() }
    }
}

extension Trait where Self == OwnThread {
    /// For tests that compute for seconds.
    package static var ownThread: OwnThread { OwnThread() }
}

private final class LongTestExecutor: TaskExecutor {
    static let shared = LongTestExecutor()

    private let queue = DispatchQueue(label: "org.chancery.tests.long")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
