// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Testing

/// A rule that cannot fail is no rule: each is held against files that break it and files that do not.
@Suite("RepositoryTests: planted violations are found")
struct PlantedViolationTests {
    @Test("what is planted is found, where it is", arguments: PlantedViolation.all)
    func found(planted: PlantedViolation) throws {
        let rule = try #require(Rule.all.first { $0.name == planted.rule.name })
        let found = rule.violations(RepositoryTree(files: planted.files))
        #expect(found.map(\.line) == planted.lines, "\(found)")
    }

    @Test("every rule has a planted violation", arguments: Rule.all)
    func covered(rule: Rule) {
        let planted = PlantedViolation.all.filter { $0.rule.name == rule.name }
        #expect(planted.contains { !$0.lines.isEmpty }, "nothing breaks “\(rule.name)”")
        #expect(planted.contains { $0.lines.isEmpty }, "nothing keeps “\(rule.name)”")
    }

    @Test("rules have names of their own")
    func named() {
        #expect(Set(Rule.all.map(\.name)).count == Rule.all.count)
    }
}
