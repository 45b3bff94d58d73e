// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Foundation
internal import Synchronization

/// Waits until `condition` holds; throws when that takes longer than any machine needs.
package func eventually(_ what: String, _ condition: () throws -> Bool) async throws {
    let clock = ContinuousClock()
    let end = clock.now.advanced(by: .seconds(30))
    while try !condition() {
        guard clock.now < end else { throw NeverHappened(what: what) }
        try await Task.sleep(for: .milliseconds(2))
    }
}

/// What a test waited for in vain.
package struct NeverHappened: Error, CustomStringConvertible {
    let what: String

    package var description: String { "it never happened: \(what)" }
}

/// A list that any thread may add to.
package final class Recorder<Element: Sendable>: Sendable {
    private let elements = Mutex<[Element]>([])

    package init() {}

    package func record(_ element: Element) { elements.withLock { $0.append(element) } }
    package func record(contentsOf more: [Element]) { elements.withLock { $0.append(contentsOf: more) } }
    package var all: [Element] { elements.withLock { $0 } }
    package var count: Int { elements.withLock { $0.count } }
}

/// A folder of its own that goes when this object goes.
package final class TemporaryFolder: Sendable {
    package let path: String

    package init() throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("chancery-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    /// Writes a file into the folder and gives its path.
    package func write(_ text: String, to name: String) throws -> String {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + name))
        return path + "/" + name
    }

    deinit {
        do { try FileManager.default.removeItem(atPath: path) } catch { assertionFailure("\(error)") }
    }
}
