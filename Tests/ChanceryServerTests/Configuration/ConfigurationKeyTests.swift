// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryStore
internal import Foundation
internal import Logging
internal import Testing

@testable internal import ChanceryServer

/// The keys, their reference, the sample file and the code must say the same.
@Suite struct ConfigurationKeyTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }

    /// Rows of the reference whose first cell is a key in backticks.
    private static func rows() throws -> [(key: String, cells: [String])] {
        try text("docs/reference/configuration.md").split(separator: "\n").compactMap { line in
            guard line.hasPrefix("|") else { return nil }
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard let first = cells.first, let match = first.wholeMatch(of: /`([a-z-]+\.[a-z-]+)`/) else { return nil }
            return (String(match.1), cells)
        }
    }

    @Test("The reference lists every key once and no other")
    func listed() throws {
        #expect(try Self.rows().map(\.key).sorted() == ConfigurationKey.all.map(\.name).sorted())
    }

    @Test("The reference gives the defaults and ranges of the code")
    func defaults() throws {
        let rows = Dictionary(try Self.rows().map { ($0.key, $0.cells) }) { first, _ in first }
        for key in ConfigurationKey.all {
            let cells = try #require(rows[key.name])
            let plain = cells.map { $0.replacing("`", with: "") }
            let wanted = key.defaultValue.trimmingCharacters(in: CharacterSet(charactersIn: "()"))
            #expect(plain.dropFirst().contains { $0 == wanted || $0 == key.defaultValue }, "\(key.name): \(cells)")
            if case .count(let range) = key.kind {
                let numbers = plain.joined(separator: " ").split { !$0.isNumber }.compactMap { Int($0) }
                #expect(numbers.contains(range.lowerBound), "\(key.name): \(cells)")
                #expect(numbers.contains(range.upperBound), "\(key.name): \(cells)")
            }
        }
    }

    @Test("A default that is written is the one that holds")
    func held() {
        let defaults = ServerConfiguration(storeDirectory: "/s")
        let written = Dictionary(uniqueKeysWithValues: ConfigurationKey.all.map { ($0.name, $0.defaultValue) })
        let held: [String: String] = [
            "listen.address": defaults.listenAddress?.description ?? "none",
            "listen.plaintext-address": defaults.plaintextAddress?.description ?? "none",
            "listen.unix-socket": defaults.unixSocketPath ?? "none",
            "tls.certificate": defaults.tlsCertificatePath ?? "none", "tls.key": defaults.tlsKeyPath ?? "none",
            "tls.roots": defaults.tlsRootsPath ?? "none",
            "tls.revocation-list": defaults.tlsRevocationListPath ?? "none",
            "tls.revocation-grace-hours": String(defaults.tlsRevocationGraceHours),
            "tls.handshake-seconds": String(defaults.tlsHandshakeSecondsMax),
            "tls.handshakes": String(defaults.tlsHandshakesMax), "identity.trust-domain": defaults.trustDomain,
            "identity.operator-group": defaults.operatorGroup ?? "none", "store.directory": "(mandatory)",
            "store.free-bytes-min": String(defaults.freeBytesMin),
            "metrics.address": defaults.metricsAddress?.description ?? "none",
            "catalogue.directory": defaults.catalogueDirectory ?? "none",
            "ingest.lanes": String(defaults.ingestLaneCount), "query.lanes": String(defaults.queryLaneCount),
            "transport.event-loops": String(defaults.eventLoopCount),
            "limits.connections": String(defaults.connectionsMax),
            "limits.request-bytes": String(defaults.requestBytesMax),
            "limits.in-flight": String(defaults.inFlightCountMax),
            "limits.in-flight-bytes": String(defaults.inFlightBytesMax),
            "limits.in-flight-per-office": String(defaults.inFlightPerOfficeMax),
            "limits.commit-batch": String(defaults.commitBatchCountMax),
            "limits.idle-seconds": String(defaults.idleSecondsMax),
            "limits.frame-seconds": String(defaults.frameSecondsMax),
            "drain.seconds": String(defaults.drainSecondsMax), "log.level": defaults.logLevel.rawValue,
            "log.key-file": defaults.logKeyFile ?? "none", "log.origin": defaults.logOrigin,
        ]
        #expect(held == written)
        for key in ConfigurationKey.all {
            if case .count(let range) = key.kind { #expect(range.contains(Int(key.defaultValue) ?? -1), "\(key.name)") }
        }
    }

    @Test("The reference says of every key whether a change needs a restart")
    func effects() throws {
        let rows = Dictionary(try Self.rows().map { ($0.key, $0.cells) }) { first, _ in first }
        for key in ConfigurationKey.all {
            #expect(rows[key.name]?.contains(key.effect.rawValue) == true, "\(key.name): \(key.effect)")
        }
    }

    @Test("Every key has a variable of its own")
    func variables() {
        #expect(Set(ConfigurationKey.all.map(\.environmentName)).count == ConfigurationKey.all.count)
        #expect(
            ConfigurationKey.all.first { $0.name == "limits.in-flight-per-office" }?.environmentName
                == "CHANCERYD_LIMITS_IN_FLIGHT_PER_OFFICE")
    }

    @Test("No range allows what the rooms below refuse")
    func ranges() throws {
        let batch = try #require(ConfigurationKey.all.first { $0.name == "limits.commit-batch" })
        guard case .count(let range) = batch.kind else {
            Issue.record("limits.commit-batch is a number")
            return
        }
        #expect(range.upperBound == StoreLimits.batchCountMax)
    }

    @Test("The sample file is taken and names every key")
    func sample() throws {
        let path = Self.root.appendingPathComponent("Deploy/chanceryd.sample.yaml").path
        _ = try ConfigurationSources(file: path).read()
        let text = try Self.text("Deploy/chanceryd.sample.yaml")
        for key in ConfigurationKey.all {
            let last = key.name.split(separator: ".")[1]
            #expect(text.contains("\(last):"), "\(key.name)")
        }
    }
}
