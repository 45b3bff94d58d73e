// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// One file of the repository as the rules see it.
struct RepositoryFile: Sendable {
    /// Path from the root, with `/` between its parts.
    let path: String
    /// The text, or nil when the bytes are not UTF-8.
    let text: String?
    /// The text of a Swift file with comments and string literals blanked out; nil for other files.
    let code: String?
    let sizeBytes: Int
    let isExecutable: Bool

    init(path: String, bytes: [UInt8], isExecutable: Bool = false) {
        self.path = path
        self.text = String(validating: bytes, as: UTF8.self)
        self.code = path.hasSuffix(".swift") ? SwiftCode.withoutCommentsAndStrings(bytes) : nil
        self.sizeBytes = bytes.count
        self.isExecutable = isExecutable
    }

    init(path: String, text: String, isExecutable: Bool = false) {
        self.init(path: path, bytes: Array(text.utf8), isExecutable: isExecutable)
    }

    var components: [Substring] {
        self.path.split(separator: "/")
    }

    var name: String {
        String(self.components.last ?? "")
    }

    /// What follows the last point of the name; empty when there is none or the name begins with its only point.
    var fileExtension: String {
        let parts = self.name.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count > 1, let last = parts.last, parts.count > 2 || parts[0] != "" else { return "" }
        return String(last)
    }

    /// The target that a file under Sources belongs to.
    var sourceTarget: String? {
        let parts = self.components
        return parts.count > 2 && parts[0] == "Sources" ? String(parts[1]) : nil
    }

    var lines: [Substring] {
        (self.text ?? "").split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// Lines of `code`, counted like those of the text.
    var codeLines: [Substring] {
        (self.code ?? "").split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// Written by Tools/generate-protos, not by hand.
    var isGenerated: Bool {
        ["generated/", "include/chancery/", "include/google/", "include/grpc/"]
            .contains { self.path.hasPrefix("Sources/CChanceryProtos/" + $0) }
    }
}
