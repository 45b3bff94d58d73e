// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// An agreement or memorandum in the office's register.
public struct AgreementEntry: Hashable, Sendable {
    /// Identity shared by every office that reports the same agreement.
    public var id: String
    public var title: String
    /// Dimension `partner`.
    public var partner: String
    /// Dimension `instrument`.
    public var instrument: String
    /// Dimension `signatory-level`.
    public var signatoryLevel: String
    public var field: String
    public var date: CivilDate?
    public var status: AgreementStatus

    public init(
        id: String, title: String, partner: String, instrument: String = "", signatoryLevel: String = "",
        field: String = "", date: CivilDate? = nil, status: AgreementStatus
    ) {
        self.id = id
        self.title = title
        self.partner = partner
        self.instrument = instrument
        self.signatoryLevel = signatoryLevel
        self.field = field
        self.date = date
        self.status = status
    }
}

public enum AgreementStatus: String, CaseIterable, Hashable, Sendable {
    case inProgress = "in-progress"
    case signed
    case inForce = "in-force"
    case inherited
    case ended
}

/// A delegation that went out or came in.
public struct DelegationEntry: Hashable, Sendable {
    public var id: String
    public var title: String
    public var direction: Direction
    public var partner: String
    /// Dimension `head-level`: level of the head of the delegation.
    public var headLevel: String
    /// Persons; 0 when not known.
    public var persons: Int32
    public var dates: DateRange?

    public init(
        id: String, title: String, direction: Direction, partner: String, headLevel: String = "", persons: Int32 = 0,
        dates: DateRange? = nil
    ) {
        self.id = id
        self.title = title
        self.direction = direction
        self.partner = partner
        self.headLevel = headLevel
        self.persons = persons
        self.dates = dates
    }
}

public enum Direction: String, CaseIterable, Hashable, Sendable {
    case outbound
    case inbound
}

/// A project or grant of foreign non-governmental aid.
public struct AidEntry: Hashable, Sendable {
    public var id: String
    public var title: String
    public var sponsor: String
    public var implementer: String
    /// Dimension `aid-type`.
    public var aidType: String
    /// Amount as written; empty when not known.
    public var amount: String
    /// ISO 4217 code of the amount.
    public var currency: String
    public var qualifier: Qualifier
    public var moneyKind: MoneyKind?
    public var dates: DateRange?

    public init(
        id: String, title: String, sponsor: String, implementer: String = "", aidType: String = "",
        amount: String = "", currency: String = "", qualifier: Qualifier = .exact, moneyKind: MoneyKind? = nil,
        dates: DateRange? = nil
    ) {
        self.id = id
        self.title = title
        self.sponsor = sponsor
        self.implementer = implementer
        self.aidType = aidType
        self.amount = amount
        self.currency = currency
        self.qualifier = qualifier
        self.moneyKind = moneyKind
        self.dates = dates
    }
}

/// A conference, a meeting or another event.
public struct EventEntry: Hashable, Sendable {
    /// Identity shared by every office that reports the same event.
    public var id: String
    public var title: String
    public var partner: String
    /// Number in its series; 0 when the event is not one of a series.
    public var ordinal: Int32
    public var dates: DateRange?
    public var note: String

    public init(
        id: String, title: String, partner: String = "", ordinal: Int32 = 0, dates: DateRange? = nil,
        note: String = ""
    ) {
        self.id = id
        self.title = title
        self.partner = partner
        self.ordinal = ordinal
        self.dates = dates
        self.note = note
    }
}
