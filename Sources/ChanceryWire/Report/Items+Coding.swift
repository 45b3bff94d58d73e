// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
internal import ChanceryModel

// The items of a report's text, which answers hold too.
extension ProtoWriter {
    mutating func difficulty(_ item: Difficulty) {
        text(1, item.text)
        text(2, item.cause)
        texts(3, item.pillars)
    }

    mutating func proposal(_ item: Proposal) {
        text(1, item.id)
        text(2, item.addressee)
        text(3, item.text)
        enumeration(4, item.status, Enumerations.proposalStatus)
        text(5, item.reply)
    }

    mutating func planItem(_ item: PlanItem) {
        text(1, item.text)
        texts(2, item.pillars)
        text(3, item.owner)
        dateRange(4, item.window)
        text(5, item.targetIndicator)
        text(6, item.targetDecimal)
    }
}

extension FieldReader {
    mutating func difficulty(
        _ message: UnsafePointer<Chancery__V1__Difficulty>, _ path: @autoclosure () -> String
    ) -> Difficulty {
        let item = message.pointee
        return Difficulty(
            text: prose(item.text, path() + ".text"), cause: prose(item.cause, path() + ".cause"),
            pillars: lines(item.pillars, item.n_pillars, path() + ".pillars"))
    }

    mutating func proposal(
        _ message: UnsafePointer<Chancery__V1__Proposal>, _ path: @autoclosure () -> String
    ) -> Proposal {
        let item = message.pointee
        return Proposal(
            id: line(item.id, path() + ".id"), addressee: line(item.addressee, path() + ".addressee"),
            text: prose(item.text, path() + ".text"),
            status: choice(item.status.rawValue, Enumerations.proposalStatus, path() + ".status"),
            reply: prose(item.reply, path() + ".reply"))
    }

    mutating func planItem(
        _ message: UnsafePointer<Chancery__V1__PlanItem>, _ path: @autoclosure () -> String
    ) -> PlanItem {
        let item = message.pointee
        return PlanItem(
            text: prose(item.text, path() + ".text"), pillars: lines(item.pillars, item.n_pillars, path() + ".pillars"),
            owner: line(item.owner, path() + ".owner"), window: dateRange(item.window, path() + ".window"),
            targetIndicator: line(item.target_indicator, path() + ".target_indicator"),
            targetDecimal: line(item.target_decimal, path() + ".target_decimal"))
    }
}
