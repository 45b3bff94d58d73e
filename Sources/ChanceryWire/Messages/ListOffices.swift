// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
public import ChanceryModel

/// Request of CatalogueService.ListOffices.
public struct ListOfficesRequest: Hashable, Sendable {
    /// `nil` means today.
    public var date: CivilDate?
    /// Only members of this group on that day; empty means all offices.
    public var group: String

    public init(date: CivilDate? = nil, group: String = "") {
        self.date = date
        self.group = group
    }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: 32)
        writer.date(1, date)
        writer.text(2, group)
        return writer.bytes
    }
}

/// An office on a day.
public struct OfficeSummary: Hashable, Sendable {
    public var id: String
    /// Administrative code on that day.
    public var code: String
    /// Name on that day.
    public var name: Label
    /// Office above; empty for provinces.
    public var parent: String
    public var validity: Validity

    public init(id: String, code: String, name: Label, parent: String = "", validity: Validity = .always) {
        self.id = id
        self.code = code
        self.name = name
        self.parent = parent
        self.validity = validity
    }
}

/// Response of CatalogueService.ListOffices.
public struct ListOfficesResponse: Hashable, Sendable {
    /// In catalogue order.
    public var offices: [OfficeSummary]
    public var catalogueVersion: CatalogueVersion

    public init(offices: [OfficeSummary], catalogueVersion: CatalogueVersion) {
        self.offices = offices
        self.catalogueVersion = catalogueVersion
    }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: 64 + offices.count * 80)
        for office in offices {
            writer.message(1) { writer in
                writer.text(1, office.id)
                writer.text(2, office.code)
                writer.label(3, office.name)
                writer.text(4, office.parent)
                writer.validity(5, office.validity)
            }
        }
        writer.integer(2, catalogueVersion)
        return writer.bytes
    }
}

extension WireDecoder {
    public func listOfficesRequest(_ bytes: [UInt8]) throws(WireError) -> ListOfficesRequest {
        try decode(
            bytes, as: "chancery.v1.ListOfficesRequest", with: chancery__v1__list_offices_request__unpack
        ) { message, fields in
            ListOfficesRequest(
                date: fields.date(message.pointee.date, "date"), group: fields.line(message.pointee.group, "group"))
        }
    }

    public func listOfficesResponse(_ bytes: [UInt8]) throws(WireError) -> ListOfficesResponse {
        try decode(
            bytes, as: "chancery.v1.ListOfficesResponse", with: chancery__v1__list_offices_response__unpack
        ) { message, fields in
            ListOfficesResponse(
                offices: fields.each(message.pointee.offices, message.pointee.n_offices, "offices") {
                    fields, office, path in
                    OfficeSummary(
                        id: fields.line(office.pointee.id, path + ".id"),
                        code: fields.line(office.pointee.code, path + ".code"),
                        name: fields.label(office.pointee.name, path + ".name"),
                        parent: fields.line(office.pointee.parent, path + ".parent"),
                        validity: fields.validity(office.pointee.validity, path + ".validity"))
                },
                catalogueVersion: message.pointee.catalogue_version)
        }
    }
}
