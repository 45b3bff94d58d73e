// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// Tells the time of day. Everything that stamps or judges times takes one, so that tests and rehearsals can set it.
public struct WallClock: Sendable {
    private let reading: @Sendable () -> Instant

    public init(_ reading: @escaping @Sendable () -> Instant) {
        self.reading = reading
    }

    public func now() -> Instant { reading() }

    /// A clock that stands still.
    public static func fixed(at instant: Instant) -> WallClock { WallClock { instant } }
}
