// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChancerySamples
internal import ChanceryServer
internal import ChanceryWire
internal import Testing

@Suite("What the operator's commands ask a daemon")
struct OperatorClientTests {
    @Test(
        "without a certificate, the one on this machine and no other",
        arguments: [
            ("unix:/run/chancery/chanceryd.sock", true), ("127.0.0.1:7420", true), ("[::1]:7420", true),
            ("localhost:7420", true), ("198.51.100.1:7420", false), ("reports.example:7420", false), ("nowhere", false),
        ])
    func addresses(server: String, isTaken: Bool) {
        do {
            _ = try OperatorClient(server: server)
            #expect(isTaken, "\(server)")
        } catch {
            #expect(!isTaken, "\(server): \(error)")
        }
    }

    @Test("every catalogue is listed, however many pages they take")
    func pages() async throws {
        let folder = try TemporaryFolder()
        try await RunningDaemon.run(try RunningDaemon.configuration(folder)) { daemon in
            let client = try OperatorClient(server: "127.0.0.1:\(daemon.port)")
            let current = try #require(try await client.catalogues().first)
            var version = current.version
            let held = try #require(CatalogueFolder.read(RepositoryFolder.path("Deploy/catalogue")).catalogue)
            version = try await client.install(held.edited("other")).current.version
            while version < 203 { version = try await client.rollBack(to: version - 1).current.version }
            #expect(try await client.catalogues().map(\.version) == Array((1...203).reversed()))
        }
    }
}

extension Catalogue {
    /// The same under the name of another edition.
    fileprivate func edited(_ edition: String) -> Catalogue {
        Catalogue(
            edition: edition, offices: offices, mergers: mergers, groups: groups, windowFamilies: windowFamilies,
            regimes: regimes, measureUnits: measureUnits, dimensions: dimensions, indicators: indicators, rules: rules,
            scoreSheets: scoreSheets)
    }
}
