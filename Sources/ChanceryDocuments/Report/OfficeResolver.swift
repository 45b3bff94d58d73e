// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

/// Replaces two-digit province codes by the ids of the offices that carry them. Codes change hands at mergers: 24 was
/// one office until 30 June 2025 and is another from 1 July 2025, so the window of the report decides.
public struct OfficeResolver: Sendable {
    private let index: CatalogueIndex

    public init(_ index: CatalogueIndex) {
        self.index = index
    }

    /// The document with the office's id, and a finding when more than one office carried the code in the window.
    ///
    /// Ids pass through, and so does whatever cannot be resolved because regime, period or code are unknown:
    /// validation says so in its own words.
    public func resolve(_ document: ReportDocument) -> (document: ReportDocument, findings: [LocatedFinding]) {
        let code = document.report.office
        guard code.utf8.count == 2, code.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            index.office(code) == nil, let period = Period(code: document.report.period),
            let window = index.window(of: period, regime: document.report.regime)
        else { return (document, []) }
        let candidates = carriers(of: code, in: window)
        if candidates.count > 1 { return (document, [ambiguity(document, candidates, window)]) }
        guard let office = candidates.first else { return (document, []) }
        var resolved = document
        resolved.report.office = office.id
        return (resolved, [])
    }

    private func carriers(of code: String, in window: DateRange) -> [Office] {
        index.catalogue.offices.filter { office in
            office.names.contains { name in
                guard name.code == code, let days = name.validity.days(in: window) else { return false }
                return office.validity.overlaps(days)
            }
        }
    }

    private func ambiguity(_ document: ReportDocument, _ offices: [Office], _ window: DateRange) -> LocatedFinding {
        let code = document.report.office
        func list(_ language: Language) -> String {
            offices.map { office in
                let day = window.last
                let name = office.name(on: office.validity.contains(day) ? day : window.first)
                return "\(office.id) (\(name?.label.text(in: language) ?? ""))"
            }.joined(separator: ", ")
        }
        return LocatedFinding(
            .ambiguousOffice, at: Place(location: document.locations.nearest(to: "office"), path: "office"),
            value: code, rule: "office code",
            message: Label(
                english: "The code \(code) changed hands in the window \(window): \(list(.english)).",
                vietnamese: "Mã \(code) chuyển sang cơ quan khác trong kỳ \(window): \(list(.vietnamese))."),
            remedy: Label(
                english: "Write the id of the office: \(offices.map(\.id).joined(separator: " or ")).",
                vietnamese: "Hãy ghi mã định danh của cơ quan: \(offices.map(\.id).joined(separator: " hoặc "))."))
    }
}

extension Validity {
    /// The days of `range` on which the validity holds.
    fileprivate func days(in range: DateRange) -> DateRange? {
        DateRange(first: max(from ?? range.first, range.first), last: min(to ?? range.last, range.last))
    }
}
