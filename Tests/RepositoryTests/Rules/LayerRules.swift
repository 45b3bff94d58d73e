// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// Which target may import which: nothing imports upward.
enum LayerRules {
    /// The targets of this package that each target may import. docs/ARCHITECTURE.md has the picture.
    static let importable: [String: Set<String>] = [
        // Shared by tests.
        "LongTests": [],
        "SeededRandom": [],
        "TrialAuthority": [],
        "ChancerySamples": [
            "ChanceryCatalogue", "ChanceryCrypto", "ChanceryModel", "ChanceryStore", "ChanceryWire", "SeededRandom",
        ],
        "CProtobufC": [],
        "CCrypto": [],
        "CChanceryProtos": ["CProtobufC"],
        "ChanceryModel": [],
        "ChanceryCrypto": ["ChanceryModel", "CCrypto"],
        "ChanceryTransparency": ["ChanceryCrypto", "ChanceryModel"],
        "ChanceryValidation": ["ChanceryModel"],
        "ChanceryConsolidation": ["ChanceryModel"],
        "ChanceryWire": [
            "ChanceryModel", "CChanceryProtos", "ChanceryCrypto", "ChanceryTransparency", "CProtobufC",
        ],
        "ChanceryDocuments": ["ChanceryModel"],
        "ChanceryStore": ["ChanceryCrypto", "ChanceryModel", "ChanceryTransparency"],
        "ChanceryStoreConformance": ["ChanceryModel", "ChanceryStore", "ChanceryTransparency"],
        "ChanceryStoreSQLite": ["ChanceryCrypto", "ChanceryModel", "ChanceryStore", "ChanceryTransparency"],
        "ChanceryCatalogue": ["ChanceryCrypto", "ChanceryModel", "ChanceryStore", "ChanceryWire"],
        "ChanceryIngest": [
            "ChanceryCatalogue", "ChanceryCrypto", "ChanceryModel", "ChanceryStore", "ChanceryTransparency",
            "ChanceryValidation", "ChanceryWire",
        ],
        "ChanceryQuery": [
            "ChanceryCatalogue", "ChanceryConsolidation", "ChanceryCrypto", "ChanceryModel", "ChanceryStore",
            "ChanceryTransparency", "ChanceryWire",
        ],
        "ChanceryService": [
            "ChanceryCatalogue", "ChanceryCrypto", "ChanceryIngest", "ChanceryModel", "ChanceryQuery",
            "ChanceryStore", "ChanceryTransparency", "ChanceryValidation", "ChanceryWire",
        ],
        "TTRPC": [],
        "ChanceryTTRPC": ["ChanceryIngest", "ChanceryModel", "ChanceryService", "ChanceryWire", "TTRPC"],
        "ChanceryTLS": ["ChanceryModel"],
        "ChanceryTelemetry": [],
        "ChanceryServer": [
            "ChanceryCatalogue", "ChanceryCrypto", "ChanceryDocuments", "ChanceryIngest", "ChanceryModel",
            "ChanceryQuery", "ChanceryService", "ChanceryStore", "ChanceryStoreSQLite", "ChanceryTLS", "ChanceryTTRPC",
            "ChanceryTelemetry", "ChanceryTransparency", "ChanceryWire", "TTRPC",
        ],
        "chanceryd": ["ChanceryModel", "ChanceryServer", "ChanceryTelemetry", "ChanceryWire"],
        "ChanceryClient": [
            "ChanceryCrypto", "ChanceryDocuments", "ChanceryModel", "ChanceryTLS", "ChanceryTransparency",
            "ChanceryValidation", "ChanceryWire", "TTRPC",
        ],
        "chancery": [
            "ChanceryClient", "ChanceryConsolidation", "ChanceryCrypto", "ChanceryDocuments", "ChanceryModel",
            "ChanceryTransparency", "ChanceryValidation", "ChanceryWire",
        ],
    ]

    static let sources = Rule.tree("no target imports upward") { tree in
        tree.files.flatMap { file -> [Violation] in
            guard let target = file.sourceTarget else { return [] }
            guard let allowed = importable[target] else {
                return [Violation(path: file.path, line: 0, message: "\(target) is not in the table of layers")]
            }
            return ImportRules.imports(of: file)
                .filter { importable[$0.module] != nil && $0.module != target && !allowed.contains($0.module) }
                .map { Violation(path: file.path, line: $0.line, message: "\(target) may not import \($0.module)") }
        }
    }

    /// Package.swift gives no target more than the table does.
    static let manifest = Rule.tree("the manifest keeps the layers") { tree in
        guard let manifest = tree.file(at: "Package.swift"), let text = manifest.text else {
            return [Violation(path: "Package.swift", line: 0, message: "there is no manifest")]
        }
        return targets(ofManifest: text).flatMap { target -> [Violation] in
            guard let allowed = importable[target.name] else {
                return [
                    Violation(path: manifest.path, line: 0, message: "\(target.name) is not in the table of layers")
                ]
            }
            return target.dependencies.filter { !allowed.contains($0) }.map {
                Violation(path: manifest.path, line: 0, message: "\(target.name) may not depend on \($0)")
            }
        }
    }

    /// Names and dependencies by name of every target but the test targets.
    static func targets(ofManifest text: String) -> [(name: String, dependencies: [String])] {
        let declared =
            /(?:\btarget\(|\.target\(\s*name:|\.executableTarget\(\s*name:)\s*"(\w+)"\s*,\s*(?:dependencies:\s*)?\[([^\]]*)\]/
        return text.matches(of: declared).map { match in
            let names = match.2.matches(of: /"(\w+)"/).map { String($0.1) }
            return (String(match.1), names)
        }
    }
}
