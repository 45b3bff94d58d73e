// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// A unit of the borders that an answer counts by, with the offices that make it up in the periods asked for.
public struct TerritoryUnit: Hashable, Sendable {
    /// Id of the office that exists on the day of the borders.
    public var office: String
    /// Name on that day.
    public var name: Label
    /// Province code on that day; empty for sub-units.
    public var code: String
    /// Ids of the members whose reports count for the unit, in the order of the members.
    public var parts: [String]
    /// Offices of the unit's territory that existed in the periods and are outside the scope: the unit is without them.
    public var outsiders: [NamedOffice]

    public init(office: String, name: Label, code: String, parts: [String], outsiders: [NamedOffice] = []) {
        self.office = office
        self.name = name
        self.code = code
        self.parts = parts
        self.outsiders = outsiders
    }
}

/// An office with its name and code of a day.
public struct NamedOffice: Hashable, Sendable {
    public var office: String
    public var name: Label
    public var code: String

    public init(office: String, name: Label, code: String = "") {
        self.office = office
        self.name = name
        self.code = code
    }
}

extension Office {
    /// The office as it was called on `date`.
    public func named(on date: CivilDate) -> NamedOffice {
        let name = name(on: date)
        return NamedOffice(office: id, name: name?.label ?? Label(english: id), code: name?.code ?? "")
    }
}
