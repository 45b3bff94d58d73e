// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryIngest
internal import ChanceryQuery
internal import ChanceryTransparency
public import Logging

/// Everything that an operator can set.
///
/// Keys, units, defaults and ranges are those of `ConfigurationKey`; `docs/reference/configuration.md` lists them.
public struct ServerConfiguration: Sendable, Equatable {
    /// Address and port of the TLS listener, or `nil` for none.
    public var listenAddress: HostPort?
    /// Address and port of the listener without TLS and identities, on loopback, or `nil` for none.
    public var plaintextAddress: HostPort?
    /// Path of the unix socket, or `nil` for none.
    public var unixSocketPath: String?
    /// The server's certificate with its intermediates, its key, the roots of peers and the revocation lists.
    public var tlsCertificatePath: String?
    public var tlsKeyPath: String?
    public var tlsRootsPath: String?
    public var tlsRevocationListPath: String?
    public var tlsRevocationGraceHours: Int
    public var tlsHandshakeSecondsMax: Int
    public var tlsHandshakesMax: Int
    /// Trust domain of the identities that count.
    public var trustDomain: String
    /// Group of this machine whose members are operators on the unix socket; `nil` for none.
    public var operatorGroup: String?
    /// Folder of the store.
    public var storeDirectory: String
    /// Folder of catalogue files that is installed at the start when it is new; `nil` keeps the installed one.
    public var catalogueDirectory: String?
    public var ingestLaneCount: Int
    public var queryLaneCount: Int
    public var eventLoopCount: Int
    public var connectionsMax: Int
    public var requestBytesMax: Int
    public var inFlightCountMax: Int
    public var inFlightBytesMax: Int
    public var inFlightPerOfficeMax: Int
    public var commitBatchCountMax: Int
    public var idleSecondsMax: Int
    public var frameSecondsMax: Int
    public var drainSecondsMax: Int
    /// Bytes that must be free on the store's volume for a commit; 0 keeps no reserve.
    public var freeBytesMin: Int
    /// Address and port of the page with metrics and health, or `nil` for none.
    public var metricsAddress: HostPort?
    public var logLevel: Logger.Level
    /// Private key that signs the log; `nil` for the one beside the store.
    public var logKeyFile: String?
    /// Name under which the log is signed with `logKeyFile`.
    public var logOrigin: String

    public init(storeDirectory: String) {
        listenAddress = nil
        plaintextAddress = nil
        unixSocketPath = nil
        tlsCertificatePath = nil
        tlsKeyPath = nil
        tlsRootsPath = nil
        tlsRevocationListPath = nil
        tlsRevocationGraceHours = 0
        tlsHandshakeSecondsMax = 10
        tlsHandshakesMax = 256
        trustDomain = "chancery"
        operatorGroup = nil
        self.storeDirectory = storeDirectory
        catalogueDirectory = nil
        ingestLaneCount = 1
        queryLaneCount = 1
        eventLoopCount = 1
        connectionsMax = 1024
        requestBytesMax = 4 << 20
        inFlightCountMax = 4096
        inFlightBytesMax = 32 << 20
        inFlightPerOfficeMax = 256
        commitBatchCountMax = 256
        idleSecondsMax = 300
        frameSecondsMax = 60
        drainSecondsMax = 30
        freeBytesMin = 64 << 20
        metricsAddress = nil
        logLevel = .info
        logKeyFile = nil
        logOrigin = ServerConfiguration.defaultLogOrigin
    }

    public static let defaultPort = 7420
    public static let defaultLogOrigin = LogOrigin.standard.description

    var ingest: IngestConfiguration {
        IngestConfiguration(
            laneCount: ingestLaneCount, inFlightCountMax: inFlightCountMax, inFlightBytesMax: inFlightBytesMax,
            inFlightPerOfficeMax: inFlightPerOfficeMax, commitBatchCountMax: commitBatchCountMax)
    }

    /// What ttrpc puts around an answer.
    private var envelopeBytesMax: Int { 64 }

    var query: QueryConfiguration {
        QueryConfiguration(laneCount: queryLaneCount, answerBytesMax: requestBytesMax - envelopeBytesMax)
    }
}

/// A host and a port, written `127.0.0.1:7420` or `[::1]:7420`.
public struct HostPort: Hashable, Sendable, CustomStringConvertible {
    public let host: String
    public let port: Int

    public init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    /// `nil` when the text is not of this form or the port is above 65535.
    public init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
            (0...65_535).contains(port)
        else { return nil }
        var host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = host.dropFirst().dropLast()
        } else if host.contains(":") {
            return nil
        }
        guard !host.isEmpty else { return nil }
        self.init(host: String(host), port: port)
    }

    public var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }

    /// Whether the address is of this machine alone: 127.0.0.0/8, ::1 or localhost.
    var isLoopback: Bool {
        if host == "localhost" || host == "::1" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }
}
