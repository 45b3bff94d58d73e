// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Synchronization

/// The numbers of one family. Writing takes no lock: a counter costs one relaxed addition, an observation two.
///
/// Series are named by their index, which `index(of:)` gives once; a caller on a busy path keeps it.
public final class MetricFamily: Sendable {
    /// A number in memory of its own.
    private final class Cell: Sendable {
        let value = Atomic<Int64>(0)
    }

    public let definition: MetricDefinition
    /// Of a histogram: for each series its buckets, the one without bound, and the sum.
    private let cells: [Cell]
    private let bounds: [Int64]
    private let cellsPerSeries: Int

    init(_ definition: MetricDefinition) {
        precondition(definition.seriesCount <= 4096, "\(definition.name) has more series than anyone can read")
        self.definition = definition
        if case .histogram(let bounds) = definition.kind {
            self.bounds = bounds
            cellsPerSeries = bounds.count + 2
        } else {
            bounds = []
            cellsPerSeries = 1
        }
        cells = (0..<definition.seriesCount * cellsPerSeries).map { _ in Cell() }
    }

    /// The series with these values, in the order of the labels; `nil` when one is not in its closed set.
    public func index(of values: String...) -> Int? {
        guard values.count == definition.labels.count else { return nil }
        var index = 0
        for (label, value) in zip(definition.labels, values) {
            guard let position = label.values.firstIndex(of: value) else { return nil }
            index = index * label.values.count + position
        }
        return index
    }

    public func add(_ amount: Int64 = 1, at index: Int = 0) {
        cells[index].value.add(amount, ordering: .relaxed)
    }

    /// For gauges, and for counters that are counted elsewhere.
    public func set(_ value: Int64, at index: Int = 0) {
        cells[index].value.store(value, ordering: .relaxed)
    }

    /// Counts one observation, in the counted unit.
    public func observe(_ value: Int64, at index: Int = 0) {
        let first = index * cellsPerSeries
        let bucket = bounds.firstIndex { value <= $0 } ?? bounds.count
        cells[first + bucket].value.add(1, ordering: .relaxed)
        cells[first + bounds.count + 1].value.add(value, ordering: .relaxed)
    }

    /// Sets by label value; a value that is not in the closed set is left out.
    public func set(_ value: Int64, _ labelValue: String) {
        if let index = index(of: labelValue) { set(value, at: index) }
    }

    /// The number of a counter or gauge.
    public func value(at index: Int = 0) -> Int64 { cells[index].value.load(ordering: .relaxed) }

    // MARK: - Text

    func write(into text: inout String) {
        text += "# HELP \(definition.name) \(definition.help.metricEscaped(quotes: false)).\n"
        text += "# TYPE \(definition.name) \(definition.kind.typeName)\n"
        for series in 0..<definition.seriesCount {
            if case .histogram = definition.kind {
                writeHistogram(series, into: &text)
            } else {
                let value = value(at: series)
                if value == 0, definition.isSparse { continue }
                text += "\(definition.name)\(labels(of: series)) \(value.decimal(definition.decimals))\n"
            }
        }
    }

    private func writeHistogram(_ series: Int, into text: inout String) {
        let first = series * cellsPerSeries
        let counts = (0...bounds.count).map { cells[first + $0].value.load(ordering: .relaxed) }
        if definition.isSparse, counts.allSatisfy({ $0 == 0 }) { return }
        var total: Int64 = 0
        for (position, count) in counts.enumerated() {
            total += count
            let bound = position < bounds.count ? bounds[position].decimal(definition.decimals) : "+Inf"
            text += "\(definition.name)_bucket\(labels(of: series, bound: bound)) \(total)\n"
        }
        let sum = cells[first + bounds.count + 1].value.load(ordering: .relaxed)
        text += "\(definition.name)_sum\(labels(of: series)) \(sum.decimal(definition.decimals))\n"
        text += "\(definition.name)_count\(labels(of: series)) \(total)\n"
    }

    private func labels(of series: Int, bound: String? = nil) -> String {
        var rest = series
        var pairs: [String] = []
        for label in definition.labels.reversed() {
            let value = label.values[rest % label.values.count]
            pairs.insert("\(label.name)=\"\(value.metricEscaped(quotes: true))\"", at: 0)
            rest /= label.values.count
        }
        if let bound { pairs.append("le=\"\(bound)\"") }
        return pairs.isEmpty ? "" : "{" + pairs.joined(separator: ",") + "}"
    }
}

extension MetricDefinition.Kind {
    fileprivate var typeName: String {
        switch self {
        case .counter: "counter"
        case .gauge: "gauge"
        case .histogram: "histogram"
        }
    }
}

extension Int64 {
    /// The number with its last `places` digits behind the point, without needless zeros.
    fileprivate func decimal(_ places: Int) -> String {
        guard places > 0 else { return String(self) }
        var digits = Array(String(magnitude))
        let missing = Swift.max(0, places + 1 - digits.count)
        digits.insert(contentsOf: repeatElement("0", count: missing), at: 0)
        let whole = String(digits.dropLast(places))
        var fraction = Array(digits.suffix(places))
        while fraction.last == "0" { fraction.removeLast() }
        let sign = self < 0 ? "-" : ""
        return sign + whole + (fraction.isEmpty ? "" : "." + String(fraction))
    }
}

extension String {
    fileprivate func metricEscaped(quotes: Bool) -> String {
        var result = ""
        for character in self {
            switch character {
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\"" where quotes: result += "\\\""
            default: result.append(character)
            }
        }
        return result
    }
}
