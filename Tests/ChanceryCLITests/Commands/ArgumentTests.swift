// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ArgumentParser
internal import ChanceryClient
internal import ChanceryModel
internal import ChanceryWire
internal import Testing

@testable internal import chancery

struct ArgumentTests {
    @Test(arguments: [
        ["pull", "--regime", "R", "--period", "2024-H1"],
        ["pull", "--group", "g", "--offices", "a", "--regime", "R", "--period", "2024-H1"],
        ["pull", "--group", "g", "--regime", "R", "--period", "2024-h1"],
        ["pull", "--group", "g", "--regime", "R", "--period", "2024-H2", "--through", "2024-H1"],
        ["pull", "--group", "g", "--regime", "R", "--period", "2024-Q1", "--through", "2024-06"],
        ["pull", "--group", "g", "--regime", "R", "--period", "2024-H1", "--as-of", "yesterday"],
        ["pull", "--offices", "a,a", "--regime", "R", "--period", "2024-H1"],
        ["pull", "--group", "g", "--regime", "R", "--period", "2024-H1", "--format", "yaml"],
        ["watch", "--group", "g", "--regime", "R", "--period", "2024-H1", "--count", "0"],
        ["submit"], ["submit", "a.yaml", "a.yaml"], ["submit", "a.yaml", "--correct", "1"],
        ["submit", "a.yaml", "--correct", "0", "--reason", "x"], ["submit", "a.yaml", "--deadline", "0"],
        ["check", "a.yaml", "--offline"], ["check", "a.yaml", "--catalogue", "x"],
        ["get", "vn-01", "R"], ["get", "vn-01", "R", "2024-H1", "--revision", "1", "--as-of", "2"],
        ["status"], ["status", "--group", "g"],
        ["status", "--group", "g", "--regime", "R", "--period", "2024-H1", "--owed"],
        ["status", "--office", "o", "--limit", "201"],
        ["pull", "--group", "g", "--regime", "R", "--period", "2024", "--parts", "year"],
        ["pull", "--group", "g", "--regime", "R", "--period", "2024", "--borders-on", "yesterday"],
        ["return", "vn-01", "R", "2024-H1", "--by", "x"], ["return", "vn-01", "R", "2024-H1", "--reason", "x"],
        ["extend", "vn-01", "R", "2024-H1", "--by", "x", "--reason", "y"],
        ["reopen", "vn-01", "R", "2024-H1", "--by", "x", "--reason", "y", "--until", "soon"],
        ["reply", "vn-01", "R", "2024-H1", "--by", "x", "--text", "y"], ["acts", "--kind", "undo"],
        ["duties", "--regime", "R", "--period", "2024-H1"],
        ["duties", "--all", "--group", "g", "--regime", "R", "--period", "2024-H1"],
        ["register", "--group", "g", "--regime", "R", "--period", "2025"],
        ["register", "--group", "g", "--regime", "R", "--period", "2025", "--kind", "visits"],
        ["register", "--group", "g", "--regime", "R", "--period", "2025", "--kind", "events", "--status", "signed"],
        ["register", "--group", "g", "--regime", "R", "--period", "2025", "--kind", "aid", "--partner", "LA"],
        ["explain", "--group", "g", "--regime", "R", "--period", "2025"],
        ["explain", "--group", "g", "--regime", "R", "--period", "2025", "--indicator", "a", "b"],
        ["explain", "--group", "g", "--regime", "R", "--period", "2025", "--indicator", "a", "--dimension", "JP"],
        ["scores", "--group", "g", "--regime", "R"], ["score", "vn-31", "R", "2024-H1", "--by", "x", "--sheet", "s"],
        ["score", "vn-31", "R", "2024-H1", "--by", "x", "--sheet", "s", "--scorer", "vn-01", "--points", "a"],
        ["score", "vn-31", "R", "2024-H1", "--by", "x", "--sheet", "s", "--scorer", "vn-01", "--points", "a=1", "a=2"],
        ["info", "--server", "nowhere"], ["info", "--timeout", "0"], ["info", "--language", "fr"], ["nonsense"],
    ])
    func `wrong arguments are a usage error`(arguments: [String]) {
        let error = #expect(throws: (any Error).self) { try Chancery.parseAsRoot(arguments) }
        #expect(error.map { Chancery.exitCode(for: $0).rawValue } == CommandStatus.usage.rawValue)
    }

    @Test(arguments: [
        ["pull", "--group", "g", "--regime", "R", "--period", "2024-Q1", "--through", "2024-Q4", "--contributions"],
        ["pull", "--offices", "a,b", "--regime", "R", "--period", "2024", "--indicator", "x", "y", "--as-of", "17"],
        ["watch", "--group", "g", "--regime", "R", "--period", "2024-H1", "--count", "2", "--format", "json"],
        ["submit", "a.yaml", "b.csv", "--import", "--deadline", "5", "--server", "unix:/run/x.sock"],
        ["check", "a.yaml", "--offline", "--catalogue", "x"], ["get", "01", "R", "2024-H1", "--format", "yaml"],
        ["status", "--office", "o", "--regime", "R", "--language", "ar"], ["catalogue"], ["catalogue", "offices"],
        ["pull", "--group", "g", "--regime", "R", "--period", "2024", "--parts", "quarter", "--until", "2024-10-31"],
        ["pull", "--offices", "24", "--regime", "R", "--period", "2024", "--borders-on", "today"],
        ["return", "vn-01", "R", "2024-H1", "--by", "x", "--reason", "y", "--revision", "2"],
        ["accept", "vn-01", "R", "2024-H1", "--by", "x"], ["close", "vn-01", "R", "2024-H1", "--by", "x"],
        ["reopen", "vn-01", "R", "2024-H1", "--by", "x", "--reason", "y", "--until", "2024-07-01"],
        ["extend", "01", "R", "2024-H1", "--by", "x", "--authority", "z", "--reason", "y", "--until", "2024-07-01"],
        ["reply", "vn-01", "R", "2024-H1", "--by", "x", "--proposal", "p", "--text", "y"],
        ["acts", "--office", "a,b", "--kind", "extend", "--as-of", "9"],
        ["duties", "--all", "--regime", "R", "--period", "2024-01", "--through", "2024-06", "--remind"],
        ["duties", "--group", "g", "--regime", "R", "--period", "2024-H1", "--at", "2024-06-17", "--level", "member"],
        ["register", "--group", "g", "--regime", "R", "--period", "2025", "--kind", "events", "--conflicts"],
        ["register", "--offices", "a,b", "--regime", "R", "--period", "2025", "--kind", "agreements"]
            + ["--status", "signed", "--status", "in-force", "--partner", "LA-HOUAPHANH", "--as-of", "9"],
        ["explain", "--group", "g", "--regime", "R", "--period", "2025", "--indicator", "a", "--plan"]
            + ["--dimension", "partner=JP", "--event", "e", "--since", "1988-01-01"],
        ["scores", "--group", "g", "--regime", "R", "--period", "2024-H1", "--sheet", "s", "--as-of", "9"],
        ["score", "31", "R", "2024-H1", "--by", "x", "--sheet", "s", "--scorer", "vn-31", "--points", "a=1", "b=-2.5"],
        ["catalogue", "groups", "--date", "2024-06-01"], ["catalogue", "periods", "vn-01"], ["info"],
    ])
    func `right arguments are understood`(arguments: [String]) throws {
        _ = try Chancery.parseAsRoot(arguments)
    }

    @Test func `a day is its first moment where reports are due`() throws {
        #expect(try timeArgument("2024-06-18") == Instant(rfc3339: "2024-06-17T17:00:00Z"))
    }

    @Test func `a moment is a sequence or a time`() throws {
        #expect(try momentArgument("17") == .sequence(17))
        let time = try #require(Instant(rfc3339: "2024-06-17T17:00:00Z"))
        #expect(try momentArgument("2024-06-18T00:00:00+07:00") == .time(time))
    }
}
