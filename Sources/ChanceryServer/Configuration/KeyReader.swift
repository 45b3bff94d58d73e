// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryTLS
internal import ChanceryTransparency
internal import Configuration
internal import Logging

/// Reads typed values of keys and collects what is wrong with them.
struct KeyReader {
    let reader: ConfigReader
    /// Where each key that is set stands; for the others the default holds.
    let origins: [String: String]
    private(set) var problems: [String]

    /// - Parameter base: what holds for keys that are not set.
    mutating func configuration(over base: ServerConfiguration) -> ServerConfiguration {
        var result = base
        if let directory = text("store.directory") {
            result.storeDirectory = directory
        } else if base.storeDirectory.isEmpty, origins["store.directory"] == nil {
            problems.append("store.directory: the key is mandatory")
        }
        readListeners(into: &result)
        readIdentities(into: &result)
        result.catalogueDirectory = optionalText("catalogue.directory", result.catalogueDirectory)
        count("ingest.lanes", &result.ingestLaneCount)
        count("query.lanes", &result.queryLaneCount)
        count("transport.event-loops", &result.eventLoopCount)
        count("limits.connections", &result.connectionsMax)
        count("limits.request-bytes", &result.requestBytesMax)
        count("limits.in-flight", &result.inFlightCountMax)
        count("limits.in-flight-bytes", &result.inFlightBytesMax)
        count("limits.in-flight-per-office", &result.inFlightPerOfficeMax)
        count("limits.commit-batch", &result.commitBatchCountMax)
        count("limits.idle-seconds", &result.idleSecondsMax)
        count("limits.frame-seconds", &result.frameSecondsMax)
        count("drain.seconds", &result.drainSecondsMax)
        count("store.free-bytes-min", &result.freeBytesMin)
        address("metrics.address", &result.metricsAddress)
        if let level = text("log.level") {
            if let known = Logger.Level(rawValue: level) {
                result.logLevel = known
            } else {
                let known = Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
                problem("log.level", "\"\(level)\" is none of \(known)")
            }
        }
        result.logKeyFile = optionalText("log.key-file", result.logKeyFile)
        if let origin = text("log.origin") {
            if LogOrigin(origin) == nil {
                problem(
                    "log.origin",
                    "\"\(origin)\" is not 1 to \(LogOrigin.byteCountMax) printable ASCII characters without a space or +"
                )
            } else {
                result.logOrigin = origin
            }
        }
        checkRelations(of: result)
        return result
    }

    private mutating func readListeners(into result: inout ServerConfiguration) {
        address("listen.address", &result.listenAddress)
        address("listen.plaintext-address", &result.plaintextAddress)
        result.unixSocketPath = optionalText("listen.unix-socket", result.unixSocketPath)
    }

    private mutating func address(_ name: String, _ value: inout HostPort?) {
        guard let text = text(name) else { return }
        if text == "none" {
            value = nil
        } else if let parsed = HostPort(text) {
            value = parsed
        } else {
            problem(name, "\"\(text)\" is not of the form 127.0.0.1:7420 or [::1]:7420")
        }
    }

    private mutating func readIdentities(into result: inout ServerConfiguration) {
        result.tlsCertificatePath = optionalText("tls.certificate", result.tlsCertificatePath)
        result.tlsKeyPath = optionalText("tls.key", result.tlsKeyPath)
        result.tlsRootsPath = optionalText("tls.roots", result.tlsRootsPath)
        result.tlsRevocationListPath = optionalText("tls.revocation-list", result.tlsRevocationListPath)
        count("tls.revocation-grace-hours", &result.tlsRevocationGraceHours)
        count("tls.handshake-seconds", &result.tlsHandshakeSecondsMax)
        count("tls.handshakes", &result.tlsHandshakesMax)
        result.operatorGroup = optionalText("identity.operator-group", result.operatorGroup)
        guard let domain = text("identity.trust-domain") else { return }
        if IdentityName.isTrustDomain(domain) {
            result.trustDomain = domain
        } else {
            problem(
                "identity.trust-domain",
                "\"\(domain)\" is none; give small letters, digits, points, hyphens and underscores, such as fa.example"
            )
        }
    }

    private mutating func checkIdentities(of result: ServerConfiguration) {
        let files = [
            ("tls.certificate", result.tlsCertificatePath), ("tls.key", result.tlsKeyPath),
            ("tls.roots", result.tlsRootsPath),
        ]
        let missing = files.filter { $0.1 == nil }.map(\.0).joined(separator: ", ")
        let isStarted = missing.isEmpty || files.contains { $0.1 != nil } || result.tlsRevocationListPath != nil
        if let address = result.listenAddress, !missing.isEmpty {
            problem(
                "listen.address",
                "\(address) is for TLS, and \(missing) \(missing.contains(",") ? "are" : "is") not set; give certificates, "
                    + "or for a trial on this machine listen.plaintext-address")
        } else if isStarted, !missing.isEmpty {
            problem(missing, "is not set, and other keys of tls are; TLS needs tls.certificate, tls.key and tls.roots")
        }
        if let address = result.plaintextAddress, !address.isLoopback {
            problem(
                "listen.plaintext-address",
                "\(address) is reachable from other machines, and there are no identities without TLS; give a loopback "
                    + "address such as 127.0.0.1:\(address.port), or use listen.address with certificates")
        }
        if result.logKeyFile == nil, result.logOrigin != ServerConfiguration.defaultLogOrigin {
            problem("log.origin", "goes with log.key-file; the key beside the store signs as the default")
        }
    }

    private mutating func checkRelations(of result: ServerConfiguration) {
        checkIdentities(of: result)
        if let address = result.metricsAddress, !address.isLoopback {
            problem(
                "metrics.address",
                "\(address) is reachable from other machines, and whoever reaches it is not asked who he is; give a "
                    + "loopback address such as 127.0.0.1:\(address.port)")
        }
        let others = [result.listenAddress, result.plaintextAddress].compactMap(\.self)
        if let address = result.metricsAddress, address.port != 0, others.contains(address) {
            problem("metrics.address", "\(address) is an address of offices too; give it a port of its own")
        }
        if result.inFlightPerOfficeMax > result.inFlightCountMax {
            problem(
                "limits.in-flight-per-office",
                "\(result.inFlightPerOfficeMax) is more than limits.in-flight (\(result.inFlightCountMax))")
        }
        if result.inFlightBytesMax < result.requestBytesMax {
            problem(
                "limits.in-flight-bytes",
                "\(result.inFlightBytesMax) is less than limits.request-bytes (\(result.requestBytesMax))")
        }
    }

    /// Notes what is wrong with a key, with where its value stands.
    private mutating func problem(_ key: String, _ what: String) {
        problems.append("\(key) (\(origins[key] ?? "default")): \(what)")
    }

    /// The text of a key that is set and not empty.
    private mutating func text(_ name: String) -> String? {
        guard origins[name] != nil else { return nil }
        guard let text = reader.string(forKey: ConfigKey(name)), !text.isEmpty else {
            problem(name, "is empty; give it a value, or leave the key out")
            return nil
        }
        return text
    }

    private mutating func optionalText(_ name: String, _ defaultValue: String?) -> String? {
        guard let text = text(name) else { return defaultValue }
        return text == "none" ? nil : text
    }

    private mutating func count(_ name: String, _ value: inout Int) {
        guard let key = ConfigurationKey.all.first(where: { $0.name == name }), case .count(let range) = key.kind,
            let text = text(name)
        else { return }
        guard let number = Int(text) else {
            problem(name, "must be a whole number in \(range.lowerBound) to \(range.upperBound), not \"\(text)\"")
            return
        }
        if range.contains(number) {
            value = number
        } else {
            problem(name, "\(number) is not in \(range.lowerBound) to \(range.upperBound)")
        }
    }
}
