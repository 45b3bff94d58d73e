// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryIngest
internal import ChanceryQuery
internal import ChancerySamples
internal import Logging
internal import Testing

@testable internal import ChanceryServer

@Suite struct ConfigurationFileTests {
    private static func read(_ text: String) throws -> ServerConfiguration {
        let folder = try TemporaryFolder()
        let file = try folder.write(text, to: "chanceryd.yaml")
        return try ConfigurationSources(file: file).read().configuration
    }

    /// The mistakes in a file; none when it is taken.
    private static func problems(_ text: String) throws -> [String] {
        do {
            _ = try read(text)
            return []
        } catch StartupError.configuration(let file, let problems) {
            #expect(file.hasSuffix("/chanceryd.yaml"))
            return problems
        }
    }

    private static let store = "store:\n  directory: /var/lib/chancery/store\n"

    @Test("What the file leaves out has its default")
    func defaults() throws {
        #expect(try Self.read(Self.store) == ServerConfiguration(storeDirectory: "/var/lib/chancery/store"))
    }

    private static func setIdentities(_ expected: inout ServerConfiguration) {
        expected.tlsCertificatePath = "/t/c.pem"
        expected.tlsKeyPath = "/t/k.pem"
        expected.tlsRootsPath = "/t/r.pem"
        expected.tlsRevocationListPath = "/t/l.pem"
        expected.tlsRevocationGraceHours = 48
        expected.tlsHandshakeSecondsMax = 5
        expected.tlsHandshakesMax = 99
        expected.trustDomain = "fa.example"
        expected.operatorGroup = "staff"
    }

    @Test("Every key is taken")
    func everyKey() throws {
        let configuration = try Self.read(
            """
            listen:
              address: "[::]:7500"
              plaintext-address: "[::1]:7501"
              unix-socket: /run/chancery/socket
            tls:
              certificate: /t/c.pem
              key: /t/k.pem
              roots: /t/r.pem
              revocation-list: /t/l.pem
              revocation-grace-hours: 48
              handshake-seconds: 5
              handshakes: 99
            identity:
              trust-domain: fa.example
              operator-group: staff
            store:
              directory: /data/store
            catalogue:
              directory: /usr/share/chancery/catalogue
            ingest:
              lanes: 2
            query:
              lanes: 3
            transport:
              event-loops: 4
            limits:
              connections: 500
              request-bytes: 1200000
              in-flight: 900
              in-flight-bytes: 2000000
              in-flight-per-office: 90
              commit-batch: 60
              idle-seconds: 30
              frame-seconds: 12
            drain:
              seconds: 7
            log:
              level: debug
            """)
        var expected = ServerConfiguration(storeDirectory: "/data/store")
        expected.listenAddress = HostPort(host: "::", port: 7500)
        expected.plaintextAddress = HostPort(host: "::1", port: 7501)
        ConfigurationFileTests.setIdentities(&expected)
        expected.unixSocketPath = "/run/chancery/socket"
        expected.catalogueDirectory = "/usr/share/chancery/catalogue"
        expected.ingestLaneCount = 2
        expected.queryLaneCount = 3
        expected.eventLoopCount = 4
        expected.connectionsMax = 500
        expected.requestBytesMax = 1_200_000
        expected.inFlightCountMax = 900
        expected.inFlightBytesMax = 2_000_000
        expected.inFlightPerOfficeMax = 90
        expected.commitBatchCountMax = 60
        expected.idleSecondsMax = 30
        expected.frameSecondsMax = 12
        expected.drainSecondsMax = 7
        expected.logLevel = .debug
        #expect(configuration == expected)
        #expect(configuration.ingest.problem == nil)
        #expect(configuration.query.problem == nil)
    }

    @Test("`none` takes a listener or the catalogue away")
    func none() throws {
        let configuration = try Self.read(
            Self.store + "listen: {address: none, unix-socket: /run/s}\ncatalogue: {directory: none}\n")
        #expect(configuration.listenAddress == nil)
        #expect(configuration.unixSocketPath == "/run/s")
        #expect(configuration.catalogueDirectory == nil)
    }

    @Test("An unknown key is named with its line and the key that may be meant")
    func unknownKey() throws {
        let problems = try Self.problems(Self.store + "limits:\n  in-flight: 5000\n  commit-btach: 7\nlimit: 3\n")
        #expect(problems.count == 2)
        #expect(problems.first?.hasPrefix("limits.commit-btach (line 5): there is no such key") == true)
        #expect(problems.last?.hasPrefix("limit (line 6): there is no such key; did you mean limits.") == true)
        let nested = try Self.problems(Self.store + "ingest:\n  connections: 7\n")
        #expect(
            nested == ["ingest.connections (line 4): there is no such key; did you mean limits.connections?"])
    }

    @Test("A key that stands twice is a mistake")
    func repeated() throws {
        #expect(!(try Self.problems(Self.store + "drain:\n  seconds: 1\ndrain:\n  seconds: 2\n")).isEmpty)
        #expect(!(try Self.problems(Self.store + "drain:\n  seconds: 1\n  seconds: 2\n")).isEmpty)
    }

    private static let counts: [(name: String, range: ClosedRange<Int>)] = ConfigurationKey.all.compactMap { key in
        if case .count(let range) = key.kind { (key.name, range) } else { nil }
    }

    @Test("A number out of its range is named with its key and the range", arguments: counts)
    func range(name: String, range: ClosedRange<Int>) throws {
        for number in [range.lowerBound - 1, range.upperBound + 1, -1] {
            let problems = try Self.problems(Self.file(name, String(number)))
            #expect(
                problems.contains("\(name) (line 4): \(number) is not in \(range.lowerBound) to \(range.upperBound)"))
        }
        for text in ["many", "1.5", "1_000", "0x10"] {
            let problems = try Self.problems(Self.file(name, text))
            #expect(
                problems.contains {
                    $0.hasPrefix("\(name) (line 4): must be a whole number in \(range.lowerBound) to")
                        && $0.contains(text)
                }, "\(text): \(problems)")
        }
        #expect(try Self.problems(Self.file(name, "[1, 2]")) == ["\(name) (line 4): takes one value, not a list"])
        for empty in ["", "\"\""] {
            #expect(
                try Self.problems(Self.file(name, empty))
                    == ["\(name) (line 4): is empty; give it a value, or leave the key out"])
        }
        for number in [range.lowerBound, range.upperBound] {
            let problems = try Self.problems(Self.file(name, String(number)))
            #expect(!problems.contains { $0.hasPrefix(name + " (line 4): \(number) ") && $0.contains(" is not in ") })
        }
    }

    private static func file(_ name: String, _ value: String) -> String {
        let parts = name.split(separator: ".")
        if parts[0] == "store" { return store + "  # the line of the others\n  \(parts[1]): \(value)\n" }
        return store + "\(parts[0]):\n  \(parts[1]): \(value)\n"
    }

    @Test("Relations that do not hold are named with both figures")
    func relations() throws {
        #expect(
            try Self.problems(Self.store + "limits: {in-flight: 10, in-flight-per-office: 11}\n")
                == ["limits.in-flight-per-office (line 3): 11 is more than limits.in-flight (10)"])
        #expect(
            try Self.problems(Self.store + "limits: {in-flight-bytes: 1114111, request-bytes: 1114112}\n")
                == ["limits.in-flight-bytes (line 3): 1114111 is less than limits.request-bytes (1114112)"])
        let open = try Self.problems(Self.store + "listen: {plaintext-address: \"0.0.0.0:7420\"}\n")
        #expect(open.count == 1)
        #expect(
            open.first?.hasPrefix("listen.plaintext-address (line 3): 0.0.0.0:7420 is reachable from other machines")
                == true)
    }

    @Test("TLS needs a certificate, its key and the roots, all three or none")
    func tls() throws {
        let bare = try Self.problems(Self.store + "listen: {address: \"0.0.0.0:7420\"}\n")
        #expect(
            bare == [
                "listen.address (line 3): 0.0.0.0:7420 is for TLS, and tls.certificate, tls.key, tls.roots are not set; "
                    + "give certificates, or for a trial on this machine listen.plaintext-address"
            ])
        let half = try Self.problems(
            Self.store + "listen: {address: \"0.0.0.0:7420\"}\ntls: {certificate: c, roots: r}\n")
        #expect(half.count == 1 && half.first?.contains("and tls.key is not set") == true)
        let list = try Self.problems(Self.store + "tls: {revocation-list: l}\n")
        #expect(list.count == 1 && list.first?.contains("needs tls.certificate, tls.key and tls.roots") == true)
        let domain = try Self.problems(Self.store + "identity: {trust-domain: \"Fa/x\"}\n")
        #expect(
            domain.count == 1 && domain.first?.hasPrefix("identity.trust-domain (line 3): \"Fa/x\" is none") == true)
    }

    @Test("A malformed address and an unknown level say what would pass")
    func words() throws {
        #expect(
            try Self.problems(Self.store + "listen: {address: here}\nlog: {level: loud}\n") == [
                "listen.address (line 3): \"here\" is not of the form 127.0.0.1:7420 or [::1]:7420",
                "log.level (line 4): \"loud\" is none of trace, debug, info, notice, warning, error, critical",
            ])
    }

    @Test(
        "The folder of the store is mandatory",
        arguments: ["log: {level: info}\n", "", "\n\n", "# nothing\n", "---\n"])
    func mandatory(text: String) throws {
        #expect(try Self.problems(text) == ["store.directory: the key is mandatory"])
    }

    @Test("An empty folder of the store is no folder")
    func emptyFolder() throws {
        #expect(
            try Self.problems("store: {directory: \"\"}\n")
                == ["store.directory (line 1): is empty; give it a value, or leave the key out"])
    }

    @Test("All mistakes are listed at once")
    func all() throws {
        let problems = try Self.problems(
            """
            listen: {address: "example.org:80"}
            ingest: {lanes: 0}
            query: {lanes: x}
            nonsense: true
            log: {level: loud}
            """)
        for key in ["listen.address", "ingest.lanes", "query.lanes", "nonsense", "log.level", "store.directory"] {
            #expect(problems.count { $0.hasPrefix(key) } == 1, "\(key) in \(problems)")
        }
        #expect(problems.count == 6)
    }

    @Test("What is no mapping, no YAML or not there is said to be so", arguments: ["- a\n- b\n", "a: [1, 2\n", "text"])
    func unreadable(text: String) throws {
        #expect(try Self.problems(text).count == 1)
        #expect(throws: StartupError.self) {
            _ = try ConfigurationSources(file: "/nowhere/chanceryd.yaml").read()
        }
    }
}
