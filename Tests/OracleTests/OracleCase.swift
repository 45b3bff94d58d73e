// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// One line of the oracle: a catalogue, what was reported under it, and questions with their answers.
struct OracleCase: Decodable, Sendable {
    let seed: Int
    let `case`: Int
    let catalogue: CatalogueEntry
    let reports: [ReportEntry]
    let acts: [ActEntry]
    let queries: [Question]
    let comparisons: [ComparisonEntry]
    let differences: [DifferenceEntry]

    struct Question: Decodable, Sendable {
        let query: QueryEntry
        let expected: [String]
    }

    struct ComparisonEntry: Decodable, Sendable {
        let query: QueryEntry
        let against: String
        let expected: [String]
    }

    struct DifferenceEntry: Decodable, Sendable {
        let query: QueryEntry
        let from: Int64
        let to: Int64
        let expected: [String]
    }

    struct QueryEntry: Decodable, Sendable {
        let regime: String
        let from: String
        let through: String
        let group: String?
        let offices: [String]?
        let indicators: [String]?
        let asOf: Int64?
        let bordersOn: String?
        let parts: String?
        let until: String?
    }

    struct ActEntry: Decodable, Sendable {
        let kind: String
        let office: String
        let regime: String
        let period: String
        let revision: Int32?
        let until: Int64?
        let reason: String
        let sequence: Int64
        /// When it is done, in microseconds since the epoch.
        let at: Int64
    }

    struct CatalogueEntry: Decodable, Sendable {
        let families: [FamilyEntry]
        let offices: [OfficeEntry]
        let mergers: [MergerEntry]
        let groups: [GroupEntry]
        let regimes: [RegimeEntry]
        let units: [String]
        let dimensions: [DimensionEntry]
        let indicators: [IndicatorEntry]
    }

    struct FamilyEntry: Decodable, Sendable {
        let code: String
        let startDay: Int
        let monthShift: Int
    }

    struct OfficeEntry: Decodable, Sendable {
        let id: String
        let parent: String?
        let from: String?
        let to: String?
        let names: [NameEntry]
    }

    struct NameEntry: Decodable, Sendable {
        let code: String
        let label: String
        let from: String?
        let to: String?
    }

    struct MergerEntry: Decodable, Sendable {
        let date: String
        let predecessors: [String]
        let successor: String
    }

    struct GroupEntry: Decodable, Sendable {
        let id: String
        let members: [MembershipEntry]
    }

    struct MembershipEntry: Decodable, Sendable {
        let office: String
        let kind: String
        let from: String?
        let to: String?
    }

    struct RegimeEntry: Decodable, Sendable {
        let code: String
        let family: String
        let dues: [DueEntry]
        let forms: [String]
        let zone: Int
        let figures: [FigureRuleEntry]
    }

    struct DueEntry: Decodable, Sendable {
        let level: String
        let days: Int
    }

    struct FigureRuleEntry: Decodable, Sendable {
        let indicator: String
        let mandatory: Bool
    }

    struct DimensionEntry: Decodable, Sendable {
        let code: String
        let values: [String]
    }

    struct IndicatorEntry: Decodable, Sendable {
        let code: String
        let kind: String
        let unit: String
        let scale: Int
        let dimensions: [String]
        let moneyKind: String?
        let parts: PartsEntry?
        let entries: LinkEntry?
    }

    struct LinkEntry: Decodable, Sendable {
        let register: String
        let measure: String
        let statuses: [String]?
        let direction: String?
        let completeList: Bool
    }

    struct RegisterRow: Decodable, Sendable {
        let id: String
        let partner: String?
        let status: String?
        let direction: String?
        let persons: Int32?
    }

    struct PartsEntry: Decodable, Sendable {
        let numerator: String
        let denominator: String
        let factor: String
    }

    struct ReportEntry: Decodable, Sendable {
        let office: String
        let regime: String
        let period: String
        let revision: Int32
        let sequence: Int64
        let receivedAt: Int64
        let firstReceivedAt: Int64
        let figures: [FigureEntry]
        let agreements: [RegisterRow]?
        let delegations: [RegisterRow]?
        let events: [RegisterRow]?
    }

    struct FigureEntry: Decodable, Sendable {
        let indicator: String
        let value: String?
        let na: String?
        let qualifier: String?
        let status: String?
        let unit: String?
        let asOf: String?
        let since: String?
        let window: [String]?
        let event: String?
        let dimensions: [[String]]?
        let members: [String]?
        let subUnit: String?
        let inclusion: String?
        let note: String?
        let source: String?
        let record: Bool?
    }
}
