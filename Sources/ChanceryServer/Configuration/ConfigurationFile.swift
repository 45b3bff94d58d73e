// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Configuration
internal import Foundation
internal import Logging
internal import Yams

/// Reads a configuration file, whole: every mistake is listed, each with its key.
public enum ConfigurationFile {
    /// - Throws: `StartupError.configuration` with all mistakes.
    public static func read(path: String) async throws(StartupError) -> ServerConfiguration {
        let text: String
        do {
            text = try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw .configuration(path, ["the file cannot be read: \(error.localizedDescription)"])
        }
        var problems: [String] = []
        let given = try keys(text: text, name: path, problems: &problems)
        let provider: FileProvider<YAMLSnapshot>
        do {
            let location = InMemoryProvider(values: ["filePath": .init(.string(path), isSecret: false)])
            provider = try await FileProvider<YAMLSnapshot>(config: ConfigReader(provider: location))
        } catch {
            throw .configuration(path, ["the file is not valid YAML: \(error)"])
        }
        var reader = KeyReader(reader: ConfigReader(provider: provider), given: given, problems: problems)
        let configuration = reader.configuration()
        guard reader.problems.isEmpty else { throw .configuration(path, reader.problems) }
        return configuration
    }

    /// The keys that the file gives, joined with points. Unknown and repeated ones are problems, because a misspelt key
    /// that is passed over in silence is a setting that the operator believes in.
    private static func keys(
        text: String, name: String, problems: inout [String]
    ) throws(StartupError) -> Set<String> {
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch {
            throw .configuration(name, ["the file is not valid YAML: \(error)"])
        }
        guard let root else {
            throw .configuration(name, ["store.directory: the key is mandatory, and the file has no keys at all"])
        }
        guard case .mapping = root else { throw .configuration(name, ["the file is not a mapping of keys"]) }
        var found: Set<String> = []
        collect(root, prefix: "", into: &found, &problems)
        return found
    }

    private static func collect(
        _ node: Node, prefix: String, into found: inout Set<String>, _ problems: inout [String]
    ) {
        guard case .mapping(let mapping) = node else { return }
        for (keyNode, value) in mapping {
            let key = prefix + (keyNode.string ?? "?")
            let line = keyNode.mark.map { " (line \($0.line))" } ?? ""
            if case .mapping = value {
                collect(value, prefix: key + ".", into: &found, &problems)
            } else if !ConfigurationKey.all.contains(where: { $0.name == key }) {
                problems.append("\(key)\(line): there is no such key\(suggestion(for: key))")
            } else if !found.insert(key).inserted {
                problems.append("\(key)\(line): the key stands twice")
            }
        }
    }

    private static func suggestion(for key: String) -> String {
        let last = key.split(separator: ".").last.map(String.init) ?? key
        guard let near = ConfigurationKey.all.first(where: { $0.name.hasSuffix(last) || $0.name.hasPrefix(key) }) else {
            return ""
        }
        return "; did you mean \(near.name)?"
    }
}
