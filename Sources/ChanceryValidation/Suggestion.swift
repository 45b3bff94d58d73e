// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Known codes that somebody may have meant by an unknown one.
struct Suggestion {
    /// At most three codes, nearest first.
    let codes: [String]

    static let none = Suggestion(codes: [])

    /// Looks for `text` among codes and labels. Costs at most `candidatesMax` comparisons of short texts.
    static func similar<Candidates: Sequence>(
        to text: String, among candidates: Candidates
    ) -> Suggestion where Candidates.Element == (code: String, label: Label) {
        guard !text.isEmpty, text.utf8.count <= textBytesMax else { return .none }
        let wanted = text.lowercased()
        let letters = Array(wanted.utf8)
        let distanceMax = letters.count < 4 ? 1 : 2
        var near: [(distance: Int, code: String)] = []
        for candidate in candidates.prefix(candidatesMax) {
            if isSame(candidate.label.english, as: wanted) || isSame(candidate.label.vietnamese, as: wanted) {
                return Suggestion(codes: [candidate.code])
            }
            guard abs(candidate.code.utf8.count - letters.count) <= distanceMax else { continue }
            let code = Array(candidate.code.lowercased().utf8)
            let distance = editDistance(letters, code)
            // Among codes of two letters almost every one is a single letter away.
            if distance > distanceMax || (distance > 0 && code.count == letters.count && letters.count < 3) { continue }
            near.append((distance, candidate.code))
        }
        near.sort { ($0.distance, $0.code) < ($1.distance, $1.code) }
        return Suggestion(codes: near.prefix(3).map(\.code))
    }

    /// Compares without regard to case; lengths first, because almost all differ in length.
    private static func isSame(_ label: String, as wanted: String) -> Bool {
        label.utf8.count == wanted.utf8.count && label.lowercased() == wanted
    }

    private static let candidatesMax = 1_000
    private static let textBytesMax = 64

    /// Single letters to insert, delete or replace.
    private static func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var row = Array(0...right.count)
        for (position, letter) in left.enumerated() {
            var diagonal = row[0]
            row[0] = position + 1
            for column in right.indices {
                let replaced = diagonal + (letter == right[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(replaced, diagonal + 1, row[column] + 1)
            }
        }
        return row[right.count]
    }

    /// `" Did you mean CN?"`, or nothing.
    var english: String { codes.isEmpty ? "" : " Did you mean \(codes.joined(separator: ", "))?" }

    /// `" Có phải là CN?"`, or nothing.
    var vietnamese: String { codes.isEmpty ? "" : " Có phải là \(codes.joined(separator: ", "))?" }
}
