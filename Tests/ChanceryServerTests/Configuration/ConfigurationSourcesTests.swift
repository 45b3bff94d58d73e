// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChancerySamples
internal import Testing

@testable internal import ChanceryServer

@Suite struct ConfigurationSourcesTests {
    private static let file = """
        store:
          directory: /var/lib/chancery/store
        limits:
          connections: 10
          commit-batch: 20
          in-flight: 300
        """

    private static func read(
        _ text: String = file, _ environment: [String: String] = [:], _ settings: [String] = []
    ) throws -> EffectiveConfiguration {
        let folder = try TemporaryFolder()
        let path = try folder.write(text, to: "chanceryd.yaml")
        return try ConfigurationSources(file: path, environment: environment, settings: settings).read()
    }

    private static func problems(_ environment: [String: String], _ settings: [String]) throws -> [String] {
        do {
            _ = try read(file, environment, settings)
            return []
        } catch StartupError.configuration(_, let problems) {
            return problems
        }
    }

    @Test("The command line goes before the environment, that before the file, that before the default")
    func precedence() throws {
        let effective = try Self.read(
            Self.file, ["CHANCERYD_LIMITS_COMMIT_BATCH": "21", "CHANCERYD_LIMITS_IN_FLIGHT": "301", "HOME": "/"],
            ["limits.in-flight=302"])
        #expect(effective.configuration.connectionsMax == 10)
        #expect(effective.configuration.commitBatchCountMax == 21)
        #expect(effective.configuration.inFlightCountMax == 302)
        #expect(effective.configuration.idleSecondsMax == 300)
        func setting(_ key: String) -> EffectiveConfiguration.Setting? { effective.settings.first { $0.key == key } }
        #expect(setting("limits.connections") == .init(key: "limits.connections", value: "10", origin: "line 4"))
        #expect(
            setting("limits.commit-batch")
                == .init(key: "limits.commit-batch", value: "21", origin: "CHANCERYD_LIMITS_COMMIT_BATCH"))
        #expect(setting("limits.in-flight") == .init(key: "limits.in-flight", value: "302", origin: "--set"))
        #expect(
            setting("limits.idle-seconds") == .init(key: "limits.idle-seconds", value: "300", origin: "default"))
        #expect(effective.settings.map(\.key) == ConfigurationKey.all.map(\.name))
        let line = effective.table.split(separator: "\n").first { $0.hasPrefix("limits.commit-batch ") }
        #expect(
            line?.split(separator: " ").map(String.init) == [
                "limits.commit-batch", "21", "CHANCERYD_LIMITS_COMMIT_BATCH",
            ])
    }

    @Test("A mistake is named with where it stands")
    func origins() throws {
        #expect(
            try Self.problems(
                ["CHANCERYD_LIMITS_CONNECTIONS": "many", "CHANCERYD_LIMIT_CONNECTIONS": "1"],
                ["drain.seconds=0", "drain.second=1", "log.level", "query.lanes=1", "query.lanes=2"]) == [
                    "drain.second (--set): there is no such key; did you mean drain.seconds?",
                    "--set log.level: is not of the form KEY=VALUE, such as limits.connections=64",
                    "query.lanes (--set): the key stands twice",
                    "CHANCERYD_LIMIT_CONNECTIONS (environment): stands for no key",
                    "limits.connections (CHANCERYD_LIMITS_CONNECTIONS): must be a whole number in 1 to 100000, not "
                        + "\"many\"",
                    "drain.seconds (--set): 0 is not in 1 to 3600",
                ])
    }

    @Test("A relation between keys of different places names where the key stands")
    func relation() throws {
        #expect(
            try Self.problems(["CHANCERYD_LIMITS_IN_FLIGHT_PER_OFFICE": "400"], []) == [
                "limits.in-flight-per-office (CHANCERYD_LIMITS_IN_FLIGHT_PER_OFFICE): 400 is more than limits.in-flight "
                    + "(300)"
            ])
    }

    @Test("No file is needed")
    func noFile() throws {
        let sources = ConfigurationSources(file: nil, environment: ["CHANCERYD_STORE_DIRECTORY": "/s"])
        #expect(try sources.read().configuration == ServerConfiguration(storeDirectory: "/s"))
        let error = #expect(throws: StartupError.self) { _ = try ConfigurationSources(file: nil).read() }
        #expect(error?.exitCode == 78)
        #expect(error?.description.contains("store.directory: the key is mandatory") == true)
    }

    @Test("What nothing sets stays as the base has it")
    func base() throws {
        var base = ServerConfiguration(storeDirectory: "/dev-store")
        base.catalogueDirectory = "/c"
        let sources = ConfigurationSources(file: nil, settings: ["limits.connections=3"], base: base)
        var expected = base
        expected.connectionsMax = 3
        #expect(try sources.read().configuration == expected)
    }
}
