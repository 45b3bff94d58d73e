// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
public import ChanceryStore
internal import ChanceryTransparency

/// Does the same random things to a store and to the reference and compares every answer.
public struct ModelComparison {
    let subject: any ReportStore
    let reference: any ReportStore = InMemoryStore()
    var generator: SeededGenerator
    var clock = Samples.start
    /// Submissions made so far, some of which are made again.
    private var past: [ReportSubmission] = []
    /// Acts and packs made so far, some of which are made again.
    var pastActs: [ActSubmission] = []
    var pastPacks: [PackSubmission] = []

    public init(subject: any ReportStore, seed: UInt64) {
        self.subject = subject
        generator = SeededGenerator(seed: seed)
    }

    /// - Throws: `ConformanceFailure` at the first difference, naming the step.
    public mutating func run(steps: Int) throws {
        for step in 0..<steps {
            do { try runStep() } catch { throw ConformanceFailure(description: "step \(step): \(error)") }
        }
        try compareEverything()
    }

    private mutating func runStep() throws {
        clock = clock.adding(seconds: Int64.random(in: -3...10, using: &generator))
        switch Int.random(in: 0..<22, using: &generator) {
        case 0: try install()
        case 1: subject.writer.checkpoint()
        case 2...5:
            try compareReads()
            try compareActReads()
            try compareAuditReads()
        case 6...9: try commitActs()
        case 10: try commitPack()
        case 11...12: try appendAudit()
        default: try commit()
        }
    }

    private mutating func install() throws {
        let bytes: [UInt8] = [UInt8.random(in: 0..<4, using: &generator)]
        let digest = Samples.digest(of: bytes)
        let found = try subject.writer.installCatalogue(
            bytes: bytes, digest: digest, edition: "e", installedBy: Samples.clerk, at: clock)
        let wanted = try reference.writer.installCatalogue(
            bytes: bytes, digest: digest, edition: "e", installedBy: Samples.clerk, at: clock)
        try expectEqual(found, wanted, "the catalogue")
    }

    private mutating func commit() throws {
        let count = Int.random(in: 1...8, using: &generator)
        let batch = (0..<count).map { _ in submission() }
        let found = try subject.writer.commit(batch, at: clock)
        try expectEqual(found, try reference.writer.commit(batch, at: clock), "the outcomes")
    }

    /// Few offices, rounds, requests and texts, so that every kind of outcome is frequent.
    private mutating func submission() -> ReportSubmission {
        if let old = past.randomElement(using: &generator), Int.random(in: 0..<5, using: &generator) == 0 { return old }
        let received = clock.adding(seconds: Int64.random(in: -20...0, using: &generator))
        let new = Samples.submission(
            key(), request: UInt64.random(in: 0..<40, using: &generator),
            replaces: Int32.random(in: 0...4, using: &generator), text: "\(Int.random(in: 0..<6, using: &generator))",
            receivedAt: received, catalogue: CatalogueVersion.random(in: 0...5, using: &generator),
            openQuestions: Int32.random(in: 0...2, using: &generator) / 2)
        past.append(new)
        return new
    }

    mutating func key() -> ReportKey {
        Samples.key(
            "vn-0\(Int.random(in: 0..<6, using: &generator))", regime: Bool.random(using: &generator) ? "A" : "B",
            period: period())
    }

    mutating func period() -> Period {
        Period(form: .quarter, year: 2024, index: Int.random(in: 1...2, using: &generator)) ?? Samples.period
    }

    private mutating func compareReads() throws {
        let last = try reference.read { $0.sequence }
        let asOf = Bool.random(using: &generator) ? StoreSequence.random(in: -1...(last + 1), using: &generator) : nil
        let after = StoreSequence.random(in: 0...last, using: &generator)
        let limit = Int.random(in: 0...20, using: &generator)
        let key = key()
        let request = Samples.requestID(UInt64.random(in: 0..<40, using: &generator))
        let revision = Int32.random(in: 0...4, using: &generator)
        let offices = Bool.random(using: &generator) ? ["vn-03", "vn-01", "vn-9"] : nil
        let filter = filter(offices)
        let currentOnly = Bool.random(using: &generator)
        let time = clock.adding(seconds: Int64.random(in: -100...5, using: &generator))
        try compare("sequence") { $0.sequence }
        try compare("current") { try $0.current(key, asOf: asOf) }
        try compare("revision") { try $0.revision(revision, of: key) }
        try compare("outcome") { try $0.outcome(of: request, for: key) }
        try compare("currentReports") {
            try $0.offices(regime: key.regime, period: key.period, of: offices, asOf: asOf)
        }
        try compare("changes") { try $0.changes(after: after, limit: limit) }
        try compare("changedOffices") {
            try $0.changedOffices(regime: key.regime, period: key.period, after: after)
        }
        try compare("list") {
            try $0.list(filter, after: after, limit: limit, currentOnly: currentOnly, asOf: asOf)
        }
        try compare("sequence as of a time") { try $0.sequence(asOf: time) }
        try compare("catalogue") { try $0.catalogue(version: after) }
        try compare("current catalogue") { try $0.currentCatalogue(asOf: asOf) }
    }

    private mutating func filter(_ offices: [String]?) -> ReportFilter {
        func sometimes<Value>(_ value: Value) -> Value? { Bool.random(using: &generator) ? value : nil }
        let period = period()
        return ReportFilter(
            offices: offices, regime: sometimes("A"), period: sometimes(period),
            receivedFrom: sometimes(clock.adding(seconds: Int64.random(in: -200...0, using: &generator))),
            receivedTo: sometimes(clock.adding(seconds: Int64.random(in: -50...0, using: &generator))))
    }

    private func compareEverything() throws {
        try compare("the whole tail") { try $0.changes(after: 0, limit: StoreLimits.pageCountMax) }
        try compare("the whole list") {
            try $0.list(
                ReportFilter(), after: nil, limit: StoreLimits.pageCountMax, currentOnly: false, asOf: nil)
        }
        try compareAllActs()
        try compareLogs()
        try compareAudit()
        for change in try reference.read({ try $0.changes(after: 0, limit: StoreLimits.pageCountMax) }) {
            guard case .report(_, let key, let revision) = change else { continue }
            try compare("\(key) revision \(revision)") { try $0.revision(revision, of: key) }
        }
    }

    /// Leaves, the heads of all commits without their signatures, and what of them seals each change.
    private func compareLogs() throws {
        let last = try reference.read { $0.sequence }
        try compare("the leaves") { try $0.logEntries(from: 0, limit: StoreLimits.pageCountMax) }
        try compare("the heads") { snapshot in
            try (0...last).map { try snapshot.treeHead(size: $0)?.head }
        }
        try compare("what seals each change") { snapshot in
            try (0...last + 1).map { try snapshot.treeHead(sealing: $0)?.head.size }
        }
        try compare("the root of every prefix") { snapshot in
            let nodes = snapshot.logNodes()
            return try (0...last).map { try nodes.root(size: $0) }
        }
    }

    func compare<Answer: Equatable>(
        _ what: String, _ question: (any StoreSnapshot) throws -> Answer
    ) throws {
        try expectEqual(try subject.read(question), try reference.read(question), what)
    }
}
