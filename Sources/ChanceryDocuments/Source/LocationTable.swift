// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// Where in a file the parts of a value were written, by path: `figures[3].decimal`.
public struct LocationTable: Hashable, Sendable {
    private var locations: [String: SourceLocation] = [:]

    public init() {}

    public var isEmpty: Bool { locations.isEmpty }

    /// The place recorded for exactly this path.
    public subscript(path: String) -> SourceLocation? {
        get { locations[path] }
        set { locations[path] = newValue }
    }

    /// The place of `path` or, where it was not written, of the nearest part that encloses it.
    public func nearest(to path: String) -> SourceLocation? {
        var path = path[...]
        while true {
            if let location = locations[String(path)] { return location }
            guard let cut = path.lastIndex(where: { $0 == "." || $0 == "[" }) else { return locations[""] }
            path = path[..<cut]
        }
    }
}
