// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryModel

extension JSONValue {
    /// `null` for an empty text: in results an empty text always means that there is none.
    static func optional(_ text: String) -> JSONValue { text.isEmpty ? .null : .string(text) }

    static func optional(_ date: CivilDate?) -> JSONValue { date.map { .string($0.description) } ?? .null }

    /// RFC 3339 in UTC.
    static func optional(_ instant: Instant?) -> JSONValue { instant.map { .string($0.rfc3339(in: .utc)) } ?? .null }

    static func integer(_ value: Int32) -> JSONValue { .integer(Int64(value)) }

    init(_ label: Label) {
        self = ["en": .string(label.english), "vi": .optional(label.vietnamese), "ar": .optional(label.arabic)]
    }

    init(_ range: DateRange) {
        self = ["first": .string(range.first.description), "last": .string(range.last.description)]
    }

    static func optional(_ range: DateRange?) -> JSONValue { range.map { JSONValue($0) } ?? .null }

    init(_ validity: Validity) {
        self = ["from": .optional(validity.from), "to": .optional(validity.to)]
    }

    init(_ choices: [DimensionChoice]) {
        self = .object(choices.map { Member($0.dimension, .string($0.value)) })
    }

    static func strings(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }

    /// The amount as text with all digits.
    init(_ quantity: Quantity) {
        self = [
            "value": .string(quantity.value.description), "qualifier": .string(quantity.qualifier.rawValue),
            "status": .string(quantity.status.rawValue),
        ]
    }
}
