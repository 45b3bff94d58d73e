// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Synchronization

/// All metrics of a process, as text in the format 0.0.4 of Prometheus.
///
/// The list of families is fixed when the registry is made. What is counted elsewhere already is read before each
/// scrape by the readers, so that a number has one source.
public final class MetricsRegistry: Sendable {
    /// What the text is, for the header of an answer.
    public static let contentType = "text/plain; version=0.0.4; charset=utf-8"

    private let families: [MetricFamily]
    private let byName: [String: MetricFamily]
    private let readers = Mutex<[@Sendable () -> Void]>([])

    public init(_ definitions: [MetricDefinition]) {
        families = definitions.map(MetricFamily.init)
        byName = Dictionary(families.map { ($0.definition.name, $0) }) { first, _ in first }
        precondition(byName.count == families.count, "two families have one name")
    }

    /// The family of a definition that the registry was made with.
    public subscript(_ definition: MetricDefinition) -> MetricFamily {
        guard let family = byName[definition.name] else {
            preconditionFailure("\(definition.name) is not in the registry")
        }
        return family
    }

    /// Adds what sets numbers from elsewhere. It runs before every scrape, on the scraping thread, one scrape at a
    /// time.
    public func beforeScrape(_ read: @escaping @Sendable () -> Void) {
        readers.withLock { $0.append(read) }
    }

    /// Everything, families in the order in which they were given.
    public func text() -> String {
        readers.withLock { readers in
            for read in readers { read() }
        }
        var text = ""
        for family in families { family.write(into: &text) }
        return text
    }
}
