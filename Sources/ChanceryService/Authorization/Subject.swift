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
    /// The day whose units the answer counts by.
    var bordersOn: CivilDate?

    var description: String {
        let periods = [from, through].compactMap { $0?.code }.joined(separator: "..")
        return (regime.isEmpty ? "" : " " + regime) + (periods.isEmpty ? "" : " " + periods)
    }

    func days(by catalogue: CatalogueIndex) -> DateRange? {
        guard let from, let first = catalogue.window(of: from, regime: regime) else { return nil }
        guard let through, let last = catalogue.window(of: through, regime: regime) else { return first }
        return DateRange(first: first.first, last: last.last)
    }
}

/// A request with its subject, and how the same request is asked for less.
struct SubjectedRequest {
    var subject: Subject
    /// The request for these units only; `nil` where it cannot be cut down.
    var limitedToUnits: (([String]) -> [UInt8])?
    /// The request without what single units contributed; `nil` where the answer has no such part.
    var withoutContributions: (() -> [UInt8])?

    init(
        _ subject: Subject, limitedToUnits: (([String]) -> [UInt8])? = nil,
        withoutContributions: (() -> [UInt8])? = nil
    ) {
        self.subject = subject
        self.limitedToUnits = limitedToUnits
        self.withoutContributions = withoutContributions
    }
}
