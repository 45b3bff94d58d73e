// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Testing

/// The rules of the repository, held against the repository.
@Suite("RepositoryTests: the repository keeps its own rules")
struct RepositoryTests {
    @Test("the repository keeps the rule", arguments: Rule.all)
    func repositoryKeeps(rule: Rule) throws {
        let violations = rule.violations(try RepositoryTests.tree.get())
        if !violations.isEmpty {
            Issue.record("\(violations.map(\.description).joined(separator: "\n"))")
        }
    }

    @Test("the rules see the repository, not an empty folder")
    func treeIsWhole() throws {
        let tree = try RepositoryTests.tree.get()
        for path in ["Package.swift", "LICENSE", ".ci/run", "Protos/chancery/v1/report.proto"] {
            #expect(tree.file(at: path) != nil, "\(path) was not read")
        }
        #expect(tree.files.contains { $0.sourceTarget == "TTRPC" })
    }

    @Test("the manifest is read, every target of it")
    func manifestIsRead() throws {
        let manifest = try #require(try RepositoryTests.tree.get().file(at: "Package.swift")?.text)
        let names = Set(LayerRules.targets(ofManifest: manifest).map(\.name))
        let libraries: Set = ["CProtobufC", "CCrypto"]
        #expect(names == Set(LayerRules.importable.keys).subtracting(libraries))
    }

    private static let tree = Result { try RepositoryTree.current() }
}
