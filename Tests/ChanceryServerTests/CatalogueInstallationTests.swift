// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryDocuments
internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryStore
internal import Testing

@testable internal import ChanceryServer

@Suite struct CatalogueInstallationTests {
    private static let folder = RepositoryFolder.path("Deploy/catalogue")

    @Test("A folder is installed once, and said to be")
    func once() throws {
        let store = InMemoryStore()
        let log = LogLines()
        for _ in 0..<3 {
            try CatalogueInstallation.install(folder: Self.folder, in: store, at: Sample.now, logger: log.logger)
        }
        let installed = try #require(try store.read { try $0.currentCatalogue(asOf: nil) })
        #expect(installed.version == 1)
        #expect(installed.installedAt == Sample.now)
        #expect(log.lines.all.count { $0.hasPrefix("notice: catalogue installed") } == 1)
    }

    @Test("A folder with mistakes installs nothing and names every mistake with its file")
    func mistakes() throws {
        let folder = try TemporaryFolder()
        _ = try folder.write("edition: \"1\"\n", to: "edition.yaml")
        _ = try folder.write("offices:\n  - id: vn-01\n    parent: nowhere\n    colour: red\n", to: "offices.yaml")
        let store = try Sample.store()
        do {
            try CatalogueInstallation.install(folder: folder.path, in: store, at: Sample.now, logger: LogLines().logger)
            Issue.record("it was installed")
        } catch StartupError.catalogue(let path, let findings) {
            #expect(path == folder.path)
            #expect(findings.count > 1)
            #expect(findings.allSatisfy { $0.severity == .error })
            #expect(findings.contains { $0.file == "offices.yaml" && $0.line == 4 })
            let error = StartupError.catalogue(path, findings)
            #expect(error.exitCode == 78)
            #expect(error.description.contains("offices.yaml"))
        }
        #expect(store.statistics().catalogueCount == 1)
    }

    @Test("A folder that is not there is a mistake, not an empty catalogue")
    func missing() throws {
        let store = InMemoryStore()
        #expect(throws: StartupError.self) {
            try CatalogueInstallation.install(
                folder: "/nowhere/catalogue", in: store, at: Sample.now, logger: LogLines().logger)
        }
        #expect(store.statistics().catalogueCount == 0)
    }
}
