// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Foundation
internal import Yams

/// Reads a configuration file, whole: every mistake is listed, each with its key and line.
enum ConfigurationFile {
    /// Unknown and repeated keys are problems, because a misspelt key that is passed over in silence is a setting that
    /// the operator believes in.
    ///
    /// - Throws: `StartupError.configuration` when the file cannot be read as a mapping of keys at all.
    static func layer(path: String, _ problems: inout [String]) throws(StartupError) -> ConfigurationLayer {
        let text: String
        do {
            text = try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw .configuration(path, ["the file cannot be read: \(error.localizedDescription)"])
        }
        var layer = ConfigurationLayer(name: "file")
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch {
            throw .configuration(path, ["the file is not valid YAML: \(error)"])
        }
        switch root {
        case nil: break
        case .scalar(let scalar) where scalar.string.isEmpty: break
        case .mapping: collect(root, prefix: "", into: &layer, &problems)
        default: throw .configuration(path, ["the file is not a mapping of keys"])
        }
        return layer
    }

    private static func collect(
        _ node: Node?, prefix: String, into layer: inout ConfigurationLayer, _ problems: inout [String]
    ) {
        guard case .mapping(let mapping) = node else { return }
        for (keyNode, value) in mapping {
            let key = prefix + (keyNode.string ?? "?")
            let origin = keyNode.mark.map { "line \($0.line)" } ?? "file"
            if case .mapping = value {
                collect(value, prefix: key + ".", into: &layer, &problems)
            } else if !ConfigurationKey.all.contains(where: { $0.name == key }) {
                problems.append("\(key) (\(origin)): there is no such key\(ConfigurationKey.suggestion(for: key))")
            } else if layer.entries[key] != nil {
                problems.append("\(key) (\(origin)): the key stands twice")
            } else if case .scalar(let scalar) = value {
                layer.entries[key] = .init(text: scalar.string, origin: origin)
            } else {
                problems.append("\(key) (\(origin)): takes one value, not a list")
            }
        }
    }
}
