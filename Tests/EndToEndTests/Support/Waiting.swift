// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// What a test waited for did not happen in time.
struct Timeout: Error, CustomStringConvertible {
    let description: String
}

/// Looks again and again until there is something.
@discardableResult
func eventually<Value>(
    _ what: String, within duration: Duration = .seconds(10), _ look: () async throws -> Value?
) async throws -> Value {
    let end = ContinuousClock.now + duration
    while ContinuousClock.now < end {
        if let value = try await look() { return value }
        try await Task.sleep(for: .milliseconds(5))
    }
    throw Timeout(description: "waited \(duration) for: \(what)")
}

extension Sequence where Element: Sendable {
    /// Does something with every element at once; results in the order of the elements.
    func concurrently<Value: Sendable>(
        _ body: @escaping @Sendable (Element) async throws -> Value
    ) async throws -> [Value] {
        try await withThrowingTaskGroup(of: (Int, Value).self) { group in
            for (index, element) in enumerated() {
                group.addTask { (index, try await body(element)) }
            }
            return try await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }
}
