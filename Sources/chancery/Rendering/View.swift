// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryModel

/// A result that can be written in every format.
protocol View {
    /// For people; ends with a line break.
    func text(_ style: TextStyle) -> String
    /// For scripts; keys are stable.
    var json: JSONValue { get }
    /// A header and rows; columns are stable.
    var csv: [[String]] { get }
}

/// How text for people is set.
struct TextStyle: Sendable {
    var language = Language.english
    /// Whether cells with right-to-left letters are put between U+2068 and U+2069, so that a screen that reorders them
    /// keeps them within their cell. Never in files and pipes, where the marks would become part of the data.
    var isolatesRightToLeft = false
    /// Zone in which times are told.
    var zone = ZoneOffset.indochina

    func name(_ label: Label) -> String { label.text(in: language) }

    /// `2024-06-14 09:30:00+07:00`, without fractions of a second.
    func time(_ instant: Instant) -> String {
        let whole = Instant(microsecondsSinceEpoch: instant.secondsSinceEpoch * 1_000_000)
        let text = whole.rfc3339(in: zone)
        return text.prefix(10) + " " + text.dropFirst(11)
    }
}

/// `text` with what could move the cursor or reorder the line made visible: control characters and line breaks become
/// spaces, bidirectional overrides and isolates are left out.
func printable(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
        switch scalar.value {
        case 0x202A...0x202E, 0x2066...0x2069: continue
        case 0x00...0x1F, 0x7F...0x9F, 0x2028, 0x2029: result.append(" ")
        default: result.append(scalar)
        }
    }
    return String(result)
}
