// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Configuration

/// Settings of one place, as text, each with where exactly it stands.
struct ConfigurationLayer {
    struct Entry: Equatable {
        let text: String
        /// What a message about it says, such as `line 5` or `CHANCERYD_DRAIN_SECONDS`.
        let origin: String
    }

    let name: String
    var entries: [String: Entry] = [:]

    var provider: InMemoryProvider {
        InMemoryProvider(
            name: name,
            values: Dictionary(
                uniqueKeysWithValues: entries.map { key, entry in
                    let path = key.split(separator: ".").map(String.init)
                    return (AbsoluteConfigKey(path), ConfigValue(.string(entry.text), isSecret: false))
                }))
    }
}

extension ConfigurationLayer {
    static let environmentPrefix = "CHANCERYD_"

    /// The variables that begin with `CHANCERYD_`. One that stands for no key is a problem, as a misspelt key is.
    static func environment(_ variables: [String: String], _ problems: inout [String]) -> ConfigurationLayer {
        var layer = ConfigurationLayer(name: "environment")
        let keys = Dictionary(uniqueKeysWithValues: ConfigurationKey.all.map { ($0.environmentName, $0.name) })
        for (variable, text) in variables.sorted(by: { $0.key < $1.key })
        where variable.hasPrefix(environmentPrefix) {
            if let key = keys[variable] {
                layer.entries[key] = Entry(text: text, origin: variable)
            } else {
                problems.append("\(variable) (environment): stands for no key")
            }
        }
        return layer
    }

    /// Settings of the command line, each `KEY=VALUE`. The same key twice is a problem.
    static func commandLine(_ settings: [String], _ problems: inout [String]) -> ConfigurationLayer {
        var layer = ConfigurationLayer(name: "command line")
        for setting in settings {
            guard let equals = setting.firstIndex(of: "=") else {
                problems.append("--set \(setting): is not of the form KEY=VALUE, such as limits.connections=64")
                continue
            }
            let key = String(setting[..<equals])
            if !ConfigurationKey.all.contains(where: { $0.name == key }) {
                problems.append("\(key) (--set): there is no such key\(ConfigurationKey.suggestion(for: key))")
            } else if layer.entries[key] != nil {
                problems.append("\(key) (--set): the key stands twice")
            } else {
                layer.entries[key] = Entry(text: String(setting[setting.index(after: equals)...]), origin: "--set")
            }
        }
        return layer
    }
}
