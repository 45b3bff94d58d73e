// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryServer
internal import ChanceryTelemetry
internal import Foundation
internal import Testing

@Suite("Alerts, dashboard and reference name only metrics that exist")
struct MonitoringFilesTests {
    private static let names = Set(DaemonMetrics.all.flatMap { $0.exposedNames + [$0.name] })

    private static func text(_ path: String) throws -> String {
        try String(contentsOfFile: RepositoryFolder.path(path), encoding: .utf8)
    }

    /// Words that look like a metric of this daemon or its process.
    private static func named(in text: String) -> Set<String> {
        Set(text.matches(of: /\b(?:chancery|process)_[a-z0-9_]+\b/).map { String($0.0) })
    }

    @Test("the alerts")
    func alerts() throws {
        let text = try Self.text("Deploy/monitoring/chancery.rules.yaml")
        let expressions = text.split(separator: "\n").filter { !$0.contains("summary:") && !$0.contains("runbook:") }
        let used = Self.named(in: expressions.joined(separator: "\n"))
        #expect(used.count >= 10)
        #expect(used.subtracting(Self.names).isEmpty)
    }

    @Test("the dashboard")
    func dashboard() throws {
        let text = try Self.text("Deploy/monitoring/chancery.dashboard.json")
        let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let panels = try #require(object["panels"] as? [[String: Any]])
        let targets = panels.flatMap { $0["targets"] as? [[String: Any]] ?? [] }
        let expressions = targets.compactMap { $0["expr"] as? String }
        #expect(panels.count >= 12 && expressions.count >= panels.count)
        let used = Self.named(in: expressions.joined(separator: "\n"))
        #expect(used.count >= 12)
        #expect(used.subtracting(Self.names).isEmpty)
    }

    @Test("label values in the alerts are in the closed sets")
    func labels() throws {
        let text = try Self.text("Deploy/monitoring/chancery.rules.yaml")
        for match in text.matches(of: /(chancery_[a-z_]+)\{([a-z]+)(=|!=|=~)"([^"]*)"/) {
            let definition = try #require(DaemonMetrics.all.first { $0.name == String(match.1) }, "\(match.0)")
            let label = try #require(definition.labels.first { $0.name == String(match.2) }, "\(match.0)")
            for value in match.4.split(separator: "|") { #expect(label.values.contains(String(value)), "\(match.0)") }
        }
    }

    @Test("every alert has its section in the pages, and every metric its line in the reference")
    func documented() throws {
        let rules = try Self.text("Deploy/monitoring/chancery.rules.yaml")
        let alerts = rules.matches(of: /- alert: (\w+)/).map { String($0.1) }
        let page = try Self.text("docs/operating/alerts.md")
        #expect(alerts.count >= 12)
        for alert in alerts { #expect(page.contains("## \(alert)\n"), "\(alert)") }
        let reference = try Self.text("docs/reference/metrics.md")
        for name in DaemonMetrics.all.map(\.name) { #expect(reference.contains("| `\(name)` |"), "\(name)") }
        #expect(Self.named(in: reference).subtracting(Self.names).isEmpty)
    }

    @Test("names and labels keep Prometheus's conventions")
    func conventions() {
        for definition in DaemonMetrics.all {
            #expect(definition.name.wholeMatch(of: /[a-z][a-z0-9_]*[a-z]/) != nil)
            #expect((definition.kind == .counter) == definition.name.hasSuffix("_total"), "\(definition.name)")
            #expect(!definition.help.isEmpty && !definition.help.hasSuffix("."))
            #expect(definition.seriesCount <= 1024)
        }
        #expect(Set(DaemonMetrics.all.map(\.name)).count == DaemonMetrics.all.count)
    }
}
