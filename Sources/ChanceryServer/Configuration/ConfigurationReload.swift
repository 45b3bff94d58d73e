// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryTelemetry
public import Logging
internal import Synchronization

/// Reads the configuration again and takes over what may change while the daemon runs.
public final class ConfigurationReload: Reloadable {
    private let sources: ConfigurationSources
    /// What the daemon was started with, and what was taken over since.
    private let held: Mutex<[String: String]>
    private let logLevel: SharedLogLevel
    private let logger: Logger

    public init(
        sources: ConfigurationSources, started: EffectiveConfiguration, logLevel: SharedLogLevel, logger: Logger
    ) {
        self.sources = sources
        held = Mutex(ConfigurationReload.values(started))
        self.logLevel = logLevel
        self.logger = logger
    }

    /// - Throws: `StartupError.configuration` with all mistakes; then nothing of the new configuration is taken over.
    public func reload() throws {
        let effective = try sources.read()
        let wanted = ConfigurationReload.values(effective)
        let waiting = held.withLock { held -> [String] in
            var waiting: [String] = []
            for key in ConfigurationKey.all where held[key.name] != wanted[key.name] {
                if key.effect == .reload {
                    held[key.name] = wanted[key.name]
                } else {
                    waiting.append(key.name)
                }
            }
            return waiting
        }
        logLevel.level = effective.configuration.logLevel
        guard !waiting.isEmpty else { return }
        logger.warning(
            "keys were changed that take effect at the next start only",
            metadata: ["keys": "\(waiting.joined(separator: ","))"])
    }

    private static func values(_ effective: EffectiveConfiguration) -> [String: String] {
        Dictionary(effective.settings.map { ($0.key, $0.value) }) { first, _ in first }
    }
}
