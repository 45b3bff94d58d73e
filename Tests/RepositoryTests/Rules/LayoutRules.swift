// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// Where files are and what they are called.
enum LayoutRules {
    private static let vagueNames = ["utils", "util", "common", "helpers", "helper", "extras", "misc"]

    static let names = Rule.file("no name says nothing") { file in
        file.components.compactMap { component in
            let stem = component.split(separator: ".").first.map(String.init) ?? ""
            let words = words(of: stem)
            guard let last = words.last, vagueNames.contains(last) else { return nil }
            return (0, "`\(component)` does not say what is in it")
        }
    }

    /// The words of a name in camel case or with separators, in lower case.
    private static func words(of name: String) -> [String] {
        var words: [String] = []
        var current = ""
        for character in name {
            if character.isUppercase || !(character.isLetter || character.isNumber), !current.isEmpty {
                words.append(current)
                current = ""
            }
            if character.isLetter || character.isNumber { current += character.lowercased() }
        }
        return current.isEmpty ? words : words + [current]
    }

    private static let topLevel: Set<Substring> = [
        "Package.swift", "Package.resolved", "Sources", "Tests", "Protos", "Deploy", "Tools", "README.md",
        "CHANGELOG.md", "LICENSE", "docs",
    ]

    static let root = Rule.file("the root holds only what is agreed") { file in
        guard let first = file.components.first, !first.hasPrefix("."), !topLevel.contains(first) else {
            return []
        }
        return [(0, "`\(first)` does not belong in the root")]
    }

    /// Targets without a test folder of their own, and where they are tested.
    private static let testedElsewhere: [String: String] = [
        "CProtobufC": "A module map; ChanceryWireTests run through it.",
        "CCrypto": "A module map; ChanceryWireTests compare its digests.",
        "chanceryd": "A main; the end-to-end tests start it as a process.",
        "ChanceryStoreConformance": "It is a test suite; ChanceryStoreTests and ChanceryStoreSQLiteTests run it.",
    ]

    /// Test folders that are not called after the target.
    private static let testFolders: [String: String] = ["chancery": "ChanceryCLITests"]

    static let tested = Rule.tree("every target has tests") { tree in
        let folders = tree.folders
        return
            folders
            .filter { $0.hasPrefix("Sources/") && $0.split(separator: "/").count == 2 }
            .map { String($0.dropFirst("Sources/".count)) }
            .sorted()
            .filter { testedElsewhere[$0] == nil }
            .map { (target: $0, tests: "Tests/\(testFolders[$0] ?? $0 + "Tests")") }
            .filter { !folders.contains($0.tests) }
            .map { Violation(path: "Sources/\($0.target)", line: 0, message: "there is no \($0.tests)") }
    }

    static let modes = Rule.file("scripts are executable and nothing else is") { file in
        let isScript = file.text?.hasPrefix("#!") == true
        guard isScript != file.isExecutable else { return [] }
        return [(0, isScript ? "a script that is not executable" : "executable, but not a script")]
    }

    static let sizeBytesMax = 512 * 1024

    static let size = Rule.file("no file is larger than \(sizeBytesMax) bytes") { file in
        file.sizeBytes > sizeBytesMax ? [(0, "\(file.sizeBytes) bytes")] : []
    }

    static let all = [names, root, tested, modes, size]
}
