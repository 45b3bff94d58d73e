// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Configuration
internal import Logging

/// Reads typed values of keys and collects what is wrong with them.
struct KeyReader {
    let reader: ConfigReader
    /// Keys that the file gives; for the others the default holds.
    let given: Set<String>
    private(set) var problems: [String]

    mutating func configuration() -> ServerConfiguration {
        var result = ServerConfiguration(storeDirectory: text("store.directory") ?? "")
        if result.storeDirectory.isEmpty { problems.append("store.directory: the key is mandatory") }
        readListeners(into: &result)
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
        if let level = text("log.level") {
            if let known = Logger.Level(rawValue: level) {
                result.logLevel = known
            } else {
                problems.append(
                    "log.level: \"\(level)\" is none of "
                        + Logger.Level.allCases.map(\.rawValue).joined(separator: ", "))
            }
        }
        checkRelations(of: result)
        return result
    }

    private mutating func readListeners(into result: inout ServerConfiguration) {
        if let address = text("listen.address") {
            if address == "none" {
                result.listenAddress = nil
            } else if let parsed = HostPort(address) {
                result.listenAddress = parsed
            } else {
                problems.append("listen.address: \"\(address)\" is not of the form 127.0.0.1:7420 or [::1]:7420")
            }
        }
        result.unixSocketPath = optionalText("listen.unix-socket", result.unixSocketPath)
    }

    private mutating func checkRelations(of result: ServerConfiguration) {
        if let address = result.listenAddress, !address.isLoopback {
            problems.append(
                "listen.address: \(address) is reachable from other machines, and this release has neither TLS nor "
                    + "identities; give a loopback address such as 127.0.0.1:\(address.port)")
        }
        if result.listenAddress == nil, result.unixSocketPath == nil {
            problems.append("listen.address: is none, and so is listen.unix-socket; nobody could connect")
        }
        if result.inFlightPerOfficeMax > result.inFlightCountMax {
            problems.append(
                "limits.in-flight-per-office: \(result.inFlightPerOfficeMax) is more than limits.in-flight "
                    + "(\(result.inFlightCountMax))")
        }
        if result.inFlightBytesMax < result.requestBytesMax {
            problems.append(
                "limits.in-flight-bytes: \(result.inFlightBytesMax) is less than limits.request-bytes "
                    + "(\(result.requestBytesMax))")
        }
    }

    private mutating func text(_ name: String) -> String? {
        guard given.contains(name) else { return nil }
        do {
            return try reader.requiredString(forKey: ConfigKey(name))
        } catch {
            problems.append("\(name): must be text")
            return nil
        }
    }

    private mutating func optionalText(_ name: String, _ defaultValue: String?) -> String? {
        guard let text = text(name) else { return defaultValue }
        return text == "none" ? nil : text
    }

    private mutating func count(_ name: String, _ value: inout Int) {
        guard given.contains(name), let key = ConfigurationKey.all.first(where: { $0.name == name }),
            case .count(let range) = key.kind
        else { return }
        do {
            let number = try reader.requiredInt(forKey: ConfigKey(name))
            if range.contains(number) {
                value = number
            } else {
                problems.append("\(name): \(number) is not in \(range.lowerBound) to \(range.upperBound)")
            }
        } catch {
            problems.append("\(name): must be a whole number in \(range.lowerBound) to \(range.upperBound)")
        }
    }
}
