// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// Calls and types that are not used, each with what is used instead.
enum CallRules {
    private struct Banned: Sendable {
        let call: String
        let instead: String
        /// Beginnings of the paths where it may stand.
        var allowedUnder: [String] = []
    }

    private static let banned: [Banned] = [
        Banned(call: "DispatchQueue.global(", instead: "a serial queue that is made at start"),
        Banned(call: "DispatchSemaphore", instead: "a bounded queue with a refusal, or an async wait"),
        Banned(call: "Thread.sleep", instead: "a deadline of the event loop, or Task.sleep in a test"),
        Banned(call: "usleep(", instead: "a deadline of the event loop, or Task.sleep in a test"),
        Banned(call: "Task.detached", instead: "a child task or a lane, which somebody waits for"),
        Banned(call: "try!", instead: "do and catch, or a throwing function"),
        Banned(call: "as!", instead: "as? with an answer for the other case"),
        Banned(call: "fatalError(", instead: "an error; preconditionFailure for a mistake of the programmer"),
        Banned(
            call: "print(", instead: "the logger, or the output that the command was given",
            allowedUnder: ["Sources/chancery/", "Sources/chanceryd/", "Tools/"]),
    ]

    static let bannedCalls = Rule.file("banned calls") { file in
        guard let code = file.code else { return [] }
        return banned.flatMap { banned -> [(line: Int, message: String)] in
            guard code.contains(banned.call), !banned.allowedUnder.contains(where: file.path.hasPrefix) else {
                return []
            }
            return file.codeLines.enumerated()
                .filter { stands(banned.call, in: $0.element) }
                .map { ($0.offset + 1, "`\(banned.call)` is not used here; use \(banned.instead)") }
        }
    }

    /// Whether the call stands in the line as a word of its own, neither the end of a longer name nor a declaration.
    private static func stands(_ call: String, in line: Substring) -> Bool {
        line.ranges(of: call).contains { range in
            let before = line[..<range.lowerBound]
            if before.hasSuffix("func ") { return false }
            guard let last = before.last else { return true }
            return !(last.isLetter || last.isNumber || last == "_" || last == ".")
        }
    }

    static let uncheckedSendable = Rule.file("@unchecked Sendable has its proof") { file in
        let lines = file.lines
        return file.codeLines.enumerated()
            .filter { $0.element.contains("@unchecked Sendable") }
            .filter { !hasProof(above: $0.offset, in: lines) }
            .map {
                ($0.offset + 1, "`@unchecked Sendable` needs a comment just above that proves it: `// Sendable: ...`")
            }
    }

    /// Looks through the comment that stands directly above the declaration and its attributes.
    private static func hasProof(above index: Int, in lines: [Substring]) -> Bool {
        for line in lines[..<index].reversed() {
            let text = line.drop { $0 == " " }
            if text.hasPrefix("//") {
                if text.contains("Sendable") { return true }
            } else if !text.hasPrefix("@") {
                return false
            }
        }
        return false
    }

    /// Reported figures are exact; no binary floating point is near them.
    private static let exactTargets: Set = [
        "ChanceryModel", "ChanceryValidation", "ChanceryConsolidation", "ChanceryWire",
    ]
    private static let inexactTypes: Set<Substring> = [
        "Double", "Float", "Float16", "Float32", "Float64", "Float80", "CGFloat", "TimeInterval",
    ]

    static let exactNumbers = Rule.file("no floating point near figures") { file in
        guard let target = file.sourceTarget, exactTargets.contains(target) else { return [] }
        return file.codeLines.enumerated().compactMap { index, line in
            let words = line.split { !($0.isLetter || $0.isNumber || $0 == "_") }
            return words.first(where: inexactTypes.contains).map {
                (index + 1, "`\($0)` in \(target); use fixed-point numbers or integers with a unit")
            }
        }
    }

    static let all = [bannedCalls, uncheckedSendable, exactNumbers]
}
