// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// A part of a YAML document. Every scalar is text exactly as written: nothing is read as a number, a date or a truth
/// value.
struct YAMLNode {
    indirect enum Content {
        case scalar(String, isPlain: Bool)
        case sequence([YAMLNode])
        case mapping([Entry])
    }

    struct Entry {
        let key: String
        let keyLocation: SourceLocation
        let value: YAMLNode
    }

    let content: Content
    let location: SourceLocation

    /// The text of a scalar.
    var text: String? {
        if case .scalar(let text, _) = content { return text }
        return nil
    }

    /// Whether nothing was written: `key:` with nothing behind it.
    var isAbsent: Bool {
        if case .scalar("", isPlain: true) = content { return true }
        return false
    }

    /// What to show of the node in a finding.
    var excerpt: String {
        switch content {
        case .scalar(let text, _): text
        case .sequence: "[…]"
        case .mapping: "{…}"
        }
    }
}
