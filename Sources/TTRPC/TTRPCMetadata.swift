// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// Key-value pairs that travel with a request, in the order they were given. A key may occur more than once.
public struct TTRPCMetadata: Sendable, Equatable, ExpressibleByDictionaryLiteral {
    public struct Entry: Sendable, Equatable {
        public var key: String
        public var value: String

        public init(key: String, value: String) {
            self.key = key
            self.value = value
        }
    }

    public var entries: [Entry]

    public init(_ entries: [Entry] = []) {
        self.entries = entries
    }

    public init(dictionaryLiteral elements: (String, String)...) {
        self.entries = elements.map { Entry(key: $0.0, value: $0.1) }
    }

    public var isEmpty: Bool { self.entries.isEmpty }

    /// The first value of `key`. Keys are compared byte for byte.
    public subscript(key: String) -> String? {
        self.entries.first { $0.key == key }?.value
    }

    /// All values of `key`, in order.
    public func values(for key: String) -> [String] {
        self.entries.filter { $0.key == key }.map(\.value)
    }

    public mutating func add(_ value: String, for key: String) {
        self.entries.append(Entry(key: key, value: value))
    }
}
