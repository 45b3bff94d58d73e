// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// What happened to the reports between two answers.
struct ChangeHistory {
    private let spans: [ReportPlace: RevisionSpan]
    private let records: [ReportPlace: [Int32: RevisionRecord]]
    private let acts: [ReportPlace: [ChangeStep]]
    /// Sequence of the earlier answer.
    private let start: StoreSequence

    init(
        from: DifferenceSide, spans: [RevisionSpan], records: [RevisionRecord], acts: [ReportPlace: [ChangeStep]]
    ) {
        start = from.sequence
        self.spans = Dictionary(uniqueKeysWithValues: spans.map { ($0.place, $0) })
        var byPlace: [ReportPlace: [Int32: RevisionRecord]] = [:]
        for record in records { byPlace[record.place, default: [:]][record.revision] = record }
        self.records = byPlace
        // The others leave what an answer says of a report as it is.
        self.acts = acts.mapValues { steps in
            steps.filter { $0.act == .giveBack || $0.act == .accept || $0.act == .extend }
        }
    }

    /// Everything that happened to a report: its revisions after the earlier answer, and the acts on it.
    func steps(at place: ReportPlace) -> [ChangeStep] {
        let revisions = later(at: place).map(\.step).filter { $0.sequence > start }
        return (revisions + (acts[place] ?? [])).sorted { $0.sequence < $1.sequence }
    }

    func leftOutCount(at place: ReportPlace) -> Int32 { spans[place]?.leftOutCount ?? 0 }

    /// Acts that send the report back or take it as it stands.
    func standingActs(at place: ReportPlace) -> [ChangeStep] {
        (acts[place] ?? []).filter { $0.act == .giveBack || $0.act == .accept }
    }

    /// Whether the report had come when the earlier answer was made, though that answer did not expect it.
    func wasThere(at place: ReportPlace) -> Bool {
        guard let first = later(at: place).first else { return true }
        return first.step.sequence <= start
    }

    /// The revisions after the earlier answer's that say something else than the one before them, each with its number.
    ///
    /// - Parameters:
    ///   - isCounted: whether the earlier answer counted the report; otherwise it had nothing from it.
    ///   - reading: what is looked at in a revision.
    func steps(
        at place: ReportPlace, isCounted: Bool, _ reading: (RevisionRecord) -> [PartStatement]
    ) -> [ChangeStep] {
        guard let span = spans[place] else { return [] }
        var steps: [ChangeStep] = []
        var previous = isCounted ? first(at: place).map(reading) ?? [] : []
        for (index, record) in later(at: place).enumerated() {
            let current = reading(record)
            defer { previous = current }
            // What was said in the revisions that were passed over is not known, so nothing is laid to this one.
            if index == 0, span.leftOutCount > 0 { continue }
            guard current != previous else { continue }
            var step = record.step
            step.value = current.first?.quantity
            steps.append(step)
        }
        return steps
    }

    /// What is looked at in the earlier answer's revision of a report, and in the later answer's.
    func ends(
        at place: ReportPlace, _ reading: (RevisionRecord) -> [PartStatement]
    ) -> (before: [PartStatement], after: [PartStatement]) {
        let first = first(at: place)
        return (first.map(reading) ?? [], (later(at: place).last ?? first).map(reading) ?? [])
    }

    private func first(at place: ReportPlace) -> RevisionRecord? {
        spans[place]?.first.flatMap { records[place]?[$0] }
    }

    private func later(at place: ReportPlace) -> [RevisionRecord] {
        guard let later = spans[place]?.later, let records = records[place] else { return [] }
        return later.compactMap { records[$0] }
    }
}
