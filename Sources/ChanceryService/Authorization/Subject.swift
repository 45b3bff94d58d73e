// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import ChanceryWire

/// What a request is about, as far as rights go.
enum Subject: CustomStringConvertible {
    /// Nothing that belongs to somebody.
    case nothing
    /// The reports of units, by id or by two-digit province code; none named means those of everybody.
    case units([String], SubjectPeriods)
    case group(String, SubjectPeriods)
    case act(Act)

    /// For refusals and the audit trail; bounded.
    var description: String {
        switch self {
        case .nothing: "-"
        case .units(let units, let periods):
            (units.isEmpty ? "every unit" : units.prefix(8).joined(separator: ",") + (units.count > 8 ? ",..." : ""))
                + periods.description
        case .group(let id, let periods): "group " + id + periods.description
        case .act(let act): "\(act.kind.rawValue) \(act.key)"
        }
    }
}

/// Of when a request is. What is not named is `nil`.
struct SubjectPeriods: CustomStringConvertible {
    var regime = ""
    var from: Period?
    var through: Period?
    /// The first of as many periods, which the caller chose for a comparison. Those that come with every period, the
    /// ones just before and those of the year before, are not named.
    var against: Period?
    /// The day whose units the answer counts by.
    var bordersOn: CivilDate?

    /// Far more than any question is answered for; bounds the work.
    private static let periodsMax = 1200

    var description: String {
        let periods = [from, through].compactMap { $0?.code }.joined(separator: "..")
        return (regime.isEmpty ? "" : " " + regime) + (periods.isEmpty ? "" : " " + periods)
            + (against.map { " against \($0.code)" } ?? "")
    }

    /// The window of every single period, because a standing in one of them is none in the others.
    ///
    /// - Returns: none when no period is named, the regime is unknown, or the range is none that is answered.
    func windows(by catalogue: CatalogueIndex) -> [DateRange] {
        guard let from else { return [] }
        let last = through ?? from
        guard from.form == last.form, from <= last else { return [] }
        let count = from.count(through: last)
        guard count <= SubjectPeriods.periodsMax else { return [] }
        var periods = (0..<count).map { from.moved(by: $0) }
        if let against {
            guard against.form == from.form else { return [] }
            periods += (0..<count).map { against.moved(by: $0) }
        }
        let windows = periods.compactMap { period in period.flatMap { catalogue.window(of: $0, regime: regime) } }
        return windows.count == periods.count ? windows : []
    }
}

/// A request with its subject, and how the same request is asked for less.
struct SubjectedRequest {
    var subject: Subject
    /// The request for these units only; `nil` where it cannot be cut down.
    var limitedToUnits: (([String]) -> [UInt8])?
    /// The request for sums alone; `nil` where it cannot be asked so.
    var sumsOnly: (() -> [UInt8])?

    init(
        _ subject: Subject, limitedToUnits: (([String]) -> [UInt8])? = nil,
        sumsOnly: (() -> [UInt8])? = nil
    ) {
        self.subject = subject
        self.limitedToUnits = limitedToUnits
        self.sumsOnly = sumsOnly
    }
}
