// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// What may be imported where.
enum ImportRules {
    /// One import declaration.
    struct Import: Sendable {
        let line: Int
        let module: String
        let hasAccessLevel: Bool
    }

    private static let accessLevels: Set<Substring> = ["public", "package", "internal", "fileprivate", "private"]
    private static let importKinds: Set<Substring> = [
        "struct", "class", "enum", "protocol", "func", "var", "let", "typealias",
    ]

    static func imports(of file: RepositoryFile) -> [Import] {
        file.codeLines.enumerated().compactMap { index, line in
            guard line.contains("import ") else { return nil }
            let words = line.split(separator: " ")
            guard let keyword = words.firstIndex(of: "import"), keyword + 1 < words.count else { return nil }
            let before = words[..<keyword]
            guard before.allSatisfy({ $0.hasPrefix("@") || accessLevels.contains($0) }) else { return nil }
            var named = words[(keyword + 1)...]
            if let kind = named.first, importKinds.contains(kind) { named.removeFirst() }
            guard let module = named.first?.split(separator: ".").first else { return nil }
            return Import(
                line: index + 1, module: String(module),
                hasAccessLevel: before.contains { accessLevels.contains($0) })
        }
    }

    static let accessLevel = Rule.file("imports have an access level") { file in
        // A manifest is not compiled with the settings it describes.
        guard file.name != "Package.swift" else { return [] }
        return imports(of: file).filter { !$0.hasAccessLevel }.map {
            ($0.line, "write `internal import \($0.module)`, or `public` where the interface shows it")
        }
    }

    /// Modules from outside that only some rooms see.
    private struct Confined: Sendable {
        let module: String
        var isPrefix = false
        let targets: Set<String>
    }

    private static let confined: [Confined] = [
        Confined(module: "CProtobufC", targets: ["ChanceryWire"]),
        Confined(module: "CChanceryProtos", targets: ["ChanceryWire"]),
        Confined(module: "CCrypto", targets: ["ChanceryCrypto"]),
        Confined(module: "NIOSSL", targets: ["ChanceryTLS"]),
        Confined(
            module: "NIO", isPrefix: true,
            targets: ["TTRPC", "ChanceryTTRPC", "ChanceryServer", "ChanceryClient", "ChanceryTLS"]),
        Confined(module: "X509", targets: ["ChanceryTLS"]),
        Confined(module: "SwiftASN1", targets: ["ChanceryTLS"]),
        Confined(
            module: "Dispatch", targets: ["ChanceryIngest", "ChanceryQuery", "ChanceryStore", "ChanceryStoreSQLite"]),
        Confined(module: "GRDB", isPrefix: true, targets: ["ChanceryStoreSQLite"]),
        Confined(module: "Yams", targets: ["ChanceryDocuments", "ChanceryServer"]),
        Confined(module: "Configuration", targets: ["ChanceryServer"]),
        Confined(module: "ArgumentParser", targets: ["chancery", "chanceryd"]),
    ]

    static let confinedModules = Rule.file("modules stay in their rooms") { file in
        guard let target = file.sourceTarget else { return [] }
        return imports(of: file).compactMap { found in
            let matches = confined.filter {
                $0.isPrefix ? found.module.hasPrefix($0.module) : found.module == $0.module
            }
            guard let room = matches.first, !room.targets.contains(target) else { return nil }
            return (found.line, "\(found.module) is seen only in \(room.targets.sorted().joined(separator: ", "))")
        }
    }

    /// Targets that must stay small and predictable.
    private static let withoutFoundation: Set = [
        "TTRPC", "ChanceryModel", "ChanceryWire", "ChanceryValidation", "ChanceryConsolidation", "ChanceryStore",
        "ChanceryIngest", "ChanceryQuery", "ChanceryService", "ChanceryCrypto", "ChanceryTransparency",
    ]

    static let foundation = Rule.file("no Foundation below the composition root") { file in
        guard let target = file.sourceTarget, withoutFoundation.contains(target) else { return [] }
        return imports(of: file).filter { $0.module.hasPrefix("Foundation") }.map {
            ($0.line, "\(target) does without Foundation")
        }
    }

    static let all = [accessLevel, confinedModules, foundation, LayerRules.sources, LayerRules.manifest]
}
