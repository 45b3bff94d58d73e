// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Configuration
internal import Foundation

/// Where settings come from: the command line before the environment before a file before the defaults.
public struct ConfigurationSources: Sendable {
    /// Where packages install the configuration.
    public static let packagedFile = "/etc/chancery/chanceryd.yaml"

    private let file: String?
    private let environment: [String: String]
    private let settings: [String]
    /// What holds for keys that nothing sets, where that is not the default.
    private let base: ServerConfiguration?

    /// - Parameters:
    ///   - file: a YAML file; `nil` for none.
    ///   - environment: of the process; variables that begin with `CHANCERYD_` are settings.
    ///   - settings: of the command line, each `KEY=VALUE`.
    ///   - base: holds for what nothing sets; the defaults when `nil`.
    public init(
        file: String?, environment: [String: String] = [:], settings: [String] = [], base: ServerConfiguration? = nil
    ) {
        self.file = file
        self.environment = environment
        self.settings = settings
        self.base = base
    }

    /// The packaged file, if it is there.
    public static func installedFile() -> String? {
        FileManager.default.fileExists(atPath: packagedFile) ? packagedFile : nil
    }

    /// What the messages about these settings begin with.
    private var title: String { file ?? "the settings" }

    /// Reads all sources and checks all that can be checked without opening anything.
    ///
    /// - Throws: `StartupError.configuration` with all mistakes, each with its key and where it stands.
    public func read() throws(StartupError) -> EffectiveConfiguration {
        var problems: [String] = []
        var layers = [
            ConfigurationLayer.commandLine(settings, &problems),
            ConfigurationLayer.environment(environment, &problems),
        ]
        if let file { layers.append(try ConfigurationFile.layer(path: file, &problems)) }
        var origins: [String: String] = [:]
        for layer in layers {
            origins.merge(layer.entries.mapValues(\.origin)) { first, _ in first }
        }
        var reader = KeyReader(
            reader: ConfigReader(providers: layers.map(\.provider)), origins: origins, problems: problems)
        let configuration = reader.configuration(over: base ?? ServerConfiguration(storeDirectory: ""))
        guard reader.problems.isEmpty else { throw .configuration(title, reader.problems) }
        let settings = ConfigurationKey.all.map { key in
            let text = layers.lazy.compactMap { $0.entries[key.name]?.text }.first
            return EffectiveConfiguration.Setting(
                key: key.name, value: text ?? key.defaultValue, origin: origins[key.name] ?? "default")
        }
        return EffectiveConfiguration(configuration: configuration, settings: settings)
    }
}

/// A configuration, and for every key what holds and why.
public struct EffectiveConfiguration: Sendable {
    public struct Setting: Sendable, Equatable {
        public let key: String
        public let value: String
        /// `line 5` of the file, the name of a variable of the environment, `--set`, or `default`.
        public let origin: String
    }

    public let configuration: ServerConfiguration
    /// In the order of the reference.
    public let settings: [Setting]

    /// One line for each key: the key, its value and where that comes from, in columns.
    public var table: String {
        let keyWidth = settings.map(\.key.count).max() ?? 0
        let valueWidth = settings.map(\.value.count).max() ?? 0
        return settings.map { setting in
            setting.key.padding(toLength: keyWidth + 2, withPad: " ", startingAt: 0)
                + setting.value.padding(toLength: valueWidth + 2, withPad: " ", startingAt: 0) + setting.origin + "\n"
        }.joined()
    }
}
