// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import NIOPosix

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
        let thread = NIOThreadPool(numberOfThreads: 1)
        thread.start()
        defer { thread.shutdownGracefully { _ in } }
        do {
            return try await thread.runIfActive { try body() }
        } catch let error as StartupError {
            throw error
        } catch {
            throw .resources("the start was interrupted: \(error)")
        }
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
