// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Dispatch

extension ServiceNotifier {
    /// How long a start may take in all. A migration or the recovery of a large store needs minutes.
    static let startTimeMax = Duration.seconds(30 * 60)
    private static let startStep = Duration.seconds(10)

    /// Runs a part of the start that may take long, such as opening a store that has to be migrated, on a thread of its
    /// own, and asks the service manager for patience until it is done or took `startTimeMax`.
    ///
    /// - Throws: what `body` throws.
    public func starting<Value: Sendable>(
        _ status: String, _ body: @escaping @Sendable () throws(StartupError) -> Value
    ) async throws(StartupError) -> Value {
        self.status(status)
        let pleading = Task { await self.askForPatience() }
        defer { pleading.cancel() }
        let result = await withCheckedContinuation { continuation in
            DispatchQueue(label: "chancery.start").async {
                do throws(StartupError) {
                    continuation.resume(returning: Result<Value, StartupError>.success(try body()))
                } catch {
                    continuation.resume(returning: .failure(error))
                }
            }
        }
        return try result.get()
    }

    private func askForPatience() async {
        guard isHeard else { return }
        let end = ContinuousClock.now + ServiceNotifier.startTimeMax
        while ContinuousClock.now < end {
            do { try await Task.sleep(for: ServiceNotifier.startStep) } catch { return }
            extendTimeout(ServiceNotifier.startStep * 3)
        }
    }
}
