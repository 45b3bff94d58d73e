// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// What one family of metrics is: its name, its meaning, and every value that its labels can take.
///
/// Labels come from closed sets alone, so that the number of series is known before the first call and no peer can
/// make it grow. Names follow Prometheus: base units at the end, and `_total` for what only grows.
public struct MetricDefinition: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// Only grows while the process runs.
        case counter
        /// How it is now.
        case gauge
        /// Observations counted by upper bounds, which ascend and are in the counted unit.
        case histogram(bounds: [Int64])
    }

    public let name: String
    /// One sentence without its full stop.
    public let help: String
    public let kind: Kind
    public let labels: [MetricLabel]
    /// Digits of the counted integer behind the decimal point of the exposed number: 9 for nanoseconds that are shown
    /// as seconds. Numbers so stay whole inside.
    public let decimals: Int
    /// Leaves out series that are still zero: for large products of labels of which few are ever used.
    public let isSparse: Bool

    public init(
        _ name: String, _ kind: Kind, _ help: String, labels: [MetricLabel] = [], decimals: Int = 0,
        isSparse: Bool = false
    ) {
        self.name = name
        self.help = help
        self.kind = kind
        self.labels = labels
        self.decimals = decimals
        self.isSparse = isSparse
    }

    /// How many series the family has, not counting the buckets of a histogram.
    public var seriesCount: Int { labels.reduce(1) { $0 * $1.values.count } }

    /// The names that appear in the text: a histogram has three.
    public var exposedNames: [String] {
        guard case .histogram = kind else { return [name] }
        return ["_bucket", "_sum", "_count"].map { name + $0 }
    }
}

/// A label and every value that it can take.
public struct MetricLabel: Hashable, Sendable {
    public let name: String
    public let values: [String]

    public init(_ name: String, _ values: [String]) {
        self.name = name
        self.values = values
    }
}

extension MetricDefinition {
    /// From 100 microseconds to 30 seconds, in nanoseconds.
    public static let durationBounds: [Int64] = [
        100_000, 250_000, 500_000, 1_000_000, 2_500_000, 5_000_000, 10_000_000, 25_000_000, 50_000_000, 100_000_000,
        250_000_000, 500_000_000, 1_000_000_000, 2_500_000_000, 10_000_000_000, 30_000_000_000,
    ]
}
