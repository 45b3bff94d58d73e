// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import Yams

/// YAML text to trees of nodes that carry their places.
enum YAMLDocuments {
    /// The documents of a file, without the empty ones. What cannot be read is logged, and documents before it are
    /// returned.
    static func read(_ text: String, context: ReadingContext) -> [YAMLNode] {
        let start = Place(location: SourceLocation(file: context.file, line: 1, column: 1), path: "")
        guard var shield = YAMLShield(text) else {
            context.log.add(
                .unreadable(
                    at: start, english: "it uses every private-use character",
                    vietnamese: "tệp dùng hết các ký tự thuộc vùng dùng riêng"))
            return []
        }
        // Told only where the parser cannot go on; otherwise conversion finds them, each where it is repeated.
        var repeated: [FileProblem] = []
        var bytesRead = 0
        while true {
            var roots: [Node] = []
            // Anchors live as long as the parser, and conversion looks at them.
            var parser: Parser?
            var failures: [FileProblem] = []
            do {
                let made = try Parser(yaml: shield.text, resolver: .basic, encoding: .utf8)
                parser = made
                try loadRoots(of: made, into: &roots, context: context)
            } catch YamlError.duplicatedKeysInMapping(let keys, let place) {
                let key = keys.first ?? ""
                let location = SourceLocation(file: context.file, line: place.mark.line, column: place.mark.column)
                repeated.append(.duplicateKey(shield.restoreKey(key), at: Place(location: location, path: "")))
                bytesRead += shield.text.utf8.count
                if bytesRead < DocumentLimits.rereadBytesMax,
                    shield.renameKey(key, line: location.line, column: location.column)
                {
                    continue
                }
                failures = repeated
            } catch {
                failures = [problem(error, file: context.file)]
            }
            let nodes = withExtendedLifetime(parser) { convert(roots, shield: shield, context: context) }
            for failure in failures { context.log.add(failure) }
            return nodes
        }
    }

    /// Not to be called again for a parser that threw: it would trap.
    private static func loadRoots(of parser: Parser, into roots: inout [Node], context: ReadingContext) throws {
        while let root = try parser.nextRoot() {
            if roots.count == DocumentLimits.documentsMax {
                let place = Place(location: location(of: root, file: context.file), path: "")
                context.log.add(
                    .tooLarge(
                        at: place, what: Label(english: "documents in the file", vietnamese: "tài liệu trong tệp"),
                        limit: DocumentLimits.documentsMax))
                return
            }
            roots.append(root)
        }
    }

    private static func convert(_ roots: [Node], shield: YAMLShield, context: ReadingContext) -> [YAMLNode] {
        let conversion = YAMLConversion(shield: shield, context: context)
        return roots.compactMap { conversion.node($0, depth: 0) }.filter { !$0.isAbsent }
    }

    private static func problem(_ error: any Error, file: String) -> FileProblem {
        var mark: Mark?
        var words = "malformed YAML"
        switch error {
        case YamlError.scanner(let context, let problem, let place, _),
            YamlError.parser(let context, let problem, let place, _),
            YamlError.composer(let context, let problem, let place, _):
            mark = place
            words = [context?.text, problem].compactMap { $0 }.joined(separator: ", ")
        case YamlError.reader(let problem, _, _, _):
            words = problem
        default:
            break
        }
        let location = SourceLocation(file: file, line: mark?.line ?? 1, column: mark?.column ?? 1)
        return .unreadable(
            at: Place(location: location, path: ""), english: words + ", and nothing after it was read",
            vietnamese: "sai cú pháp YAML (\(words)); phần sau đó không được đọc")
    }
}

func location(of node: Node, file: String) -> SourceLocation {
    SourceLocation(file: file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
}

/// Nodes of the parser to our own, with everything refused that the formats do not use.
private struct YAMLConversion {
    let shield: YAMLShield
    let context: ReadingContext

    /// `nil` after a problem was logged.
    func node(_ node: Node, depth: Int) -> YAMLNode? {
        let location = location(of: node, file: context.file)
        let place = Place(location: location, path: "")
        guard depth <= DocumentLimits.depthMax else {
            context.log.add(
                .tooLarge(
                    at: place, what: Label(english: "levels inside one another", vietnamese: "cấp lồng nhau"),
                    limit: DocumentLimits.depthMax))
            return nil
        }
        guard node.anchor == nil else {
            context.log.add(.aliasRefused(at: place, value: "&"))
            return nil
        }
        guard hasPlainTag(node) else {
            context.log.add(
                .wrongType(
                    at: place, value: node.tag.description,
                    expected: Label(english: "a value without a tag (!)", vietnamese: "giá trị không có thẻ (!)")))
            return nil
        }
        switch node {
        case .scalar(let scalar):
            return text(scalar, at: place).map { text in
                YAMLNode(content: .scalar(text, isPlain: scalar.style == .plain), location: location)
            }
        case .sequence(let sequence):
            let elements = sequence.map { self.node($0, depth: depth + 1) ?? YAMLNode.absent(at: location) }
            return YAMLNode(content: .sequence(elements), location: location)
        case .mapping(let mapping):
            return YAMLNode(content: .mapping(entries(mapping, depth: depth)), location: location)
        case .alias:
            context.log.add(.aliasRefused(at: place, value: "*"))
            return nil
        }
    }

    private func entries(_ mapping: Node.Mapping, depth: Int) -> [YAMLNode.Entry] {
        var entries: [YAMLNode.Entry] = []
        var seen: Set<String> = []
        for (key, value) in mapping {
            let keyLocation = location(of: key, file: context.file)
            let place = Place(location: keyLocation, path: "")
            guard case .scalar(let scalar) = key, scalar.anchor == nil, hasPlainTag(key) else {
                context.log.add(
                    .wrongType(at: place, value: "", expected: Label(english: "a word as key", vietnamese: "từ khóa")))
                continue
            }
            guard text(scalar, at: place) != nil else { continue }
            let name = shield.restoreKey(scalar.string)
            guard seen.insert(name).inserted else {
                context.log.add(.duplicateKey(name, at: place))
                continue
            }
            guard let value = node(value, depth: depth + 1) else { continue }
            entries.append(YAMLNode.Entry(key: name, keyLocation: keyLocation, value: value))
        }
        return entries
    }

    /// The text as sent; `nil` after a problem was logged.
    private func text(_ scalar: Node.Scalar, at place: Place) -> String? {
        if scalar.style == .plain, shield.isAlias(scalar.string) {
            context.log.add(.aliasRefused(at: place, value: shield.restore(scalar.string)))
            return nil
        }
        if let control = scalar.string.unicodeScalars.first(where: SourceText.isForbidden) {
            context.log.add(SourceText.forbidden(control, at: place))
            return nil
        }
        return shield.restore(scalar.string)
    }

    private func hasPlainTag(_ node: Node) -> Bool {
        switch node.tag.description {
        case "", "!", "tag:yaml.org,2002:str", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq": true
        default: false
        }
    }
}

extension YAMLNode {
    /// Stands where an element of a list could not be read, so that those after it keep their positions.
    static func absent(at location: SourceLocation) -> YAMLNode {
        YAMLNode(content: .scalar("", isPlain: true), location: location)
    }
}
