// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

// Values that many messages hold.
extension ProtoWriter {
    mutating func date(_ field: UInt64, _ date: CivilDate?) {
        guard let date else { return }
        message(field) { writer in
            writer.integer(1, Int64(date.year))
            writer.integer(2, Int64(date.month))
            writer.integer(3, Int64(date.day))
        }
    }

    mutating func dateRange(_ field: UInt64, _ range: DateRange?) {
        guard let range else { return }
        message(field) { writer in
            writer.date(1, range.first)
            writer.date(2, range.last)
        }
    }

    mutating func timestamp(_ field: UInt64, _ instant: Instant?) {
        guard let instant else { return }
        message(field) { writer in
            let seconds = instant.secondsSinceEpoch
            writer.integer(1, seconds)
            writer.integer(2, (instant.microsecondsSinceEpoch - seconds * 1_000_000) * 1000)
        }
    }

    /// Written only when some language has text.
    mutating func label(_ field: UInt64, _ label: Label) {
        if label.english.isEmpty, label.vietnamese.isEmpty, label.arabic.isEmpty { return }
        message(field) { writer in
            writer.text(1, label.english)
            writer.text(2, label.vietnamese)
            writer.text(3, label.arabic)
        }
    }

    mutating func dimensionChoice(_ choice: DimensionChoice) {
        text(1, choice.dimension)
        text(2, choice.value)
    }
}
