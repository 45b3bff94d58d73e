// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

extension MappingReader {
    /// The label under `key`; empty where it is absent.
    func label(_ key: String) -> Label {
        guard let reader = mapping(key, keys: ["en", "vi", "ar"]) else { return Label(english: "") }
        let label = Label(
            english: reader.requiredText("en"), vietnamese: reader.text("vi"), arabic: reader.text("ar"))
        context.labels.append((label, reader.path))
        return label
    }

    func requiredLabel(_ key: String) -> Label {
        if !has(key) { logMissing(key) }
        return label(key)
    }

    /// The days under `valid`; always where there is none.
    func validity() -> Validity {
        guard let reader = mapping("valid", keys: ["from", "to"]) else { return .always }
        let from = reader.date("from")
        let to = reader.date("to")
        if let validity = Validity(from: from, to: to) { return validity }
        context.log.add(.reversedDates(at: reader.place("to"), value: reader.text("to")))
        return .always
    }

    /// The number under `key` at the scale in which it is written.
    func decimal(_ key: String) -> FixedPoint? {
        guard let text = optionalText(key) else { return nil }
        do {
            return try DecimalReading(text).value
        } catch {
            context.log.add(
                .wrongType(
                    at: place(key), value: text,
                    expected: Label(
                        english: "a decimal number such as \"12.5\"", vietnamese: "số thập phân như \"12.5\"")))
            return nil
        }
    }

    /// The mappings of the list under `key`.
    func parts<Value>(_ key: String, keys: [String], _ make: (MappingReader) -> Value?) -> [Value] {
        list(key).compactMap { element in
            MappingReader(element.node, path: element.path, keys: keys, context: context).flatMap(make)
        }
    }

    /// The words of an enumeration in the list under `key`.
    func words<Word: RawRepresentable<String> & CaseIterable>(_ key: String, _ type: Word.Type) -> [Word] {
        list(key).compactMap { element in
            if let text = element.node.text, let word = Word(rawValue: text) { return word }
            context.log.add(
                .unknownWord(
                    element.node.excerpt, at: Place(location: element.node.location, path: element.path),
                    known: Word.allCases.map(\.rawValue)))
            return nil
        }
    }
}
