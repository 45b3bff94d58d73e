// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ArgumentParser
internal import ChanceryServer
internal import Foundation

/// Where a command takes the daemon's configuration from.
struct ConfigurationOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Configuration file (YAML); \(ConfigurationSources.packagedFile) if it is there.", valueName: "file"),
        completion: .file(extensions: ["yaml", "yml"]))
    var config: String?

    @Option(
        name: .customLong("set"), parsing: .singleValue,
        help: ArgumentHelp(
            "A setting that goes before the file and the environment; can be repeated.", valueName: "key=value"))
    var set: [String] = []

    /// The command line, the environment of this process, and the file.
    var sources: ConfigurationSources {
        ConfigurationSources(
            file: config ?? ConfigurationSources.installedFile(), environment: ProcessInfo.processInfo.environment,
            settings: set)
    }
}
