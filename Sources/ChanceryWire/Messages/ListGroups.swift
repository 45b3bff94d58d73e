// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
public import ChanceryModel

/// Request of CatalogueService.ListGroups.
public struct ListGroupsRequest: Hashable, Sendable {
    /// `nil` means today.
    public var date: CivilDate?

    public init(date: CivilDate? = nil) { self.date = date }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: 16)
        writer.date(1, date)
        return writer.bytes
    }
}

/// A group on a day.
public struct GroupSummary: Hashable, Sendable {
    public var id: String
    public var label: Label
    /// Members on that day.
    public var members: [Membership]
    /// Office that leads on that day; empty when none does.
    public var leader: String

    public init(id: String, label: Label, members: [Membership], leader: String = "") {
        self.id = id
        self.label = label
        self.members = members
        self.leader = leader
    }
}

/// Response of CatalogueService.ListGroups.
public struct ListGroupsResponse: Hashable, Sendable {
    /// In catalogue order.
    public var groups: [GroupSummary]
    public var catalogueVersion: CatalogueVersion

    public init(groups: [GroupSummary], catalogueVersion: CatalogueVersion) {
        self.groups = groups
        self.catalogueVersion = catalogueVersion
    }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter()
        for group in groups {
            writer.message(1) { writer in
                writer.text(1, group.id)
                writer.label(2, group.label)
                for member in group.members { writer.message(3) { $0.membership(member) } }
                writer.text(4, group.leader)
            }
        }
        writer.integer(2, catalogueVersion)
        return writer.bytes
    }
}

extension WireDecoder {
    public func listGroupsRequest(_ bytes: [UInt8]) throws(WireError) -> ListGroupsRequest {
        try decode(
            bytes, as: "chancery.v1.ListGroupsRequest", with: chancery__v1__list_groups_request__unpack
        ) { message, fields in
            ListGroupsRequest(date: fields.date(message.pointee.date, "date"))
        }
    }

    public func listGroupsResponse(_ bytes: [UInt8]) throws(WireError) -> ListGroupsResponse {
        try decode(
            bytes, as: "chancery.v1.ListGroupsResponse", with: chancery__v1__list_groups_response__unpack
        ) { message, fields in
            ListGroupsResponse(
                groups: fields.each(message.pointee.groups, message.pointee.n_groups, "groups") {
                    fields, group, path in
                    GroupSummary(
                        id: fields.line(group.pointee.id, path + ".id"),
                        label: fields.label(group.pointee.label, path + ".label"),
                        members: fields.each(group.pointee.members, group.pointee.n_members, path + ".members") {
                            fields, member, path in
                            fields.membership(member, path)
                        },
                        leader: fields.line(group.pointee.leader, path + ".leader"))
                },
                catalogueVersion: message.pointee.catalogue_version)
        }
    }
}
