// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryTelemetry
internal import Testing

@Suite("Metrics as text")
struct MetricsRegistryTests {
    private static let calls = MetricDefinition(
        "calls_total", .counter, "Calls",
        labels: [MetricLabel("method", ["A", "B"]), MetricLabel("code", ["OK", "NO"])])
    private static let took = MetricDefinition(
        "took_seconds", .histogram(bounds: [1_000_000, 1_500_000_000]), "Time", labels: [MetricLabel("lane", ["x"])],
        decimals: 9)
    private static let rare = MetricDefinition(
        "rare_total", .counter, "Rare", labels: [MetricLabel("kind", ["a", "b"])], isSparse: true)
    private static let odd = MetricDefinition(
        "odd", .gauge, "A \\ and a\nbreak", labels: [MetricLabel("path", ["C:\\ \"x\""])], decimals: 2)

    @Test("a family is written with its help, its type and every series of its closed labels")
    func counters() {
        let registry = MetricsRegistry([Self.calls])
        registry[Self.calls].add(3, at: 1)
        #expect(
            registry.text() == """
                # HELP calls_total Calls.
                # TYPE calls_total counter
                calls_total{method="A",code="OK"} 0
                calls_total{method="A",code="NO"} 3
                calls_total{method="B",code="OK"} 0
                calls_total{method="B",code="NO"} 0

                """)
    }

    @Test("buckets count up to the one without bound, and whole numbers come out as exact decimals")
    func histograms() {
        let registry = MetricsRegistry([Self.took])
        for value: Int64 in [1, 1_000_000, 1_000_001, 2_000_000_000] { registry[Self.took].observe(value) }
        #expect(
            registry.text() == """
                # HELP took_seconds Time.
                # TYPE took_seconds histogram
                took_seconds_bucket{lane="x",le="0.001"} 2
                took_seconds_bucket{lane="x",le="1.5"} 3
                took_seconds_bucket{lane="x",le="+Inf"} 4
                took_seconds_sum{lane="x"} 2.002000002
                took_seconds_count{lane="x"} 4

                """)
        #expect(Self.took.exposedNames == ["took_seconds_bucket", "took_seconds_sum", "took_seconds_count"])
    }

    @Test("a sparse family leaves out what is zero; signs, backslashes, quotes and line breaks are escaped")
    func sparseAndEscaped() {
        let registry = MetricsRegistry([Self.rare, Self.odd])
        registry[Self.rare].add(at: 1)
        registry[Self.odd].set(-5)
        #expect(
            registry.text() == """
                # HELP rare_total Rare.
                # TYPE rare_total counter
                rare_total{kind="b"} 1
                # HELP odd A \\\\ and a\\nbreak.
                # TYPE odd gauge
                odd{path="C:\\\\ \\"x\\""} -0.05

                """)
    }

    @Test("series are found by their values; what is not in the closed set is not there, and setting it does nothing")
    func index() {
        let registry = MetricsRegistry([Self.calls, Self.rare])
        #expect(registry[Self.calls].index(of: "B", "NO") == 3)
        #expect(registry[Self.calls].index(of: "B") == nil)
        #expect(registry[Self.calls].index(of: "C", "OK") == nil)
        registry[Self.rare].set(9, "c")
        registry[Self.rare].set(7, "a")
        #expect(registry[Self.rare].value(at: 0) == 7)
        #expect(registry[Self.rare].value(at: 1) == 0)
    }

    @Test("readers run before every scrape")
    func readers() {
        let registry = MetricsRegistry([Self.rare])
        registry.beforeScrape { registry[Self.rare].add(at: 0) }
        _ = registry.text()
        #expect(registry.text().contains("rare_total{kind=\"a\"} 2\n"))
    }

    @Test("no addition is lost between threads")
    func threads() async {
        let registry = MetricsRegistry([Self.calls, Self.took])
        await withTaskGroup { tasks in
            for _ in 0..<8 {
                tasks.addTask {
                    for _ in 0..<1000 {
                        registry[Self.calls].add(at: 2)
                        registry[Self.took].observe(2)
                    }
                }
            }
        }
        #expect(registry[Self.calls].value(at: 2) == 8000)
        #expect(registry.text().contains("took_seconds_sum{lane=\"x\"} 0.000016\n"))
    }
}
