// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
internal import ChanceryModel

// Values that many messages hold.
extension FieldReader {
    static let periodRule = "a period is written 2024-06, 2024-Q2, 2024-H1, 2024-9M or 2024"

    /// A period by its code; `nil` when absent.
    mutating func period(_ data: ProtobufCBinaryData, _ path: @autoclosure () -> String) -> Period? {
        let code = line(data, path())
        if code.isEmpty { return nil }
        if let period = Period(code: code) { return period }
        report(path(), FieldReader.periodRule)
        return nil
    }

    /// A period by its code; a problem when absent.
    mutating func mandatoryPeriod(_ data: ProtobufCBinaryData, _ path: @autoclosure () -> String) -> Period {
        if let period = period(data, path()) { return period }
        if data.len == 0 { report(path(), FieldReader.periodRule) }
        return FieldReader.unusablePeriod
    }

    /// Stands in after a problem was noted; never leaves the decoder, because a decode with problems throws.
    static var unusablePeriod: Period {
        guard let period = Period(form: .year, year: 1900, index: 1) else { preconditionFailure("1900 is a year") }
        return period
    }

    /// A code without which its message says nothing.
    mutating func mandatoryLine(_ data: ProtobufCBinaryData, _ path: @autoclosure () -> String) -> String {
        if data.len == 0 { report(path(), "must not be empty") }
        return line(data, path())
    }

    /// A number that counts something.
    mutating func count<Number: FixedWidthInteger>(_ number: Number, _ path: @autoclosure () -> String) -> Number {
        if number < 0 { report(path(), "\(number) must not be negative") }
        return number
    }

    mutating func mandatoryDateRange(
        _ message: UnsafePointer<Chancery__V1__DateRange>?, _ path: @autoclosure () -> String
    ) -> DateRange? {
        if message == nil { report(path(), "a range of days is mandatory") }
        return dateRange(message, path())
    }

    /// When an entry holds; absent means always.
    mutating func validity(
        _ message: UnsafePointer<Chancery__V1__Validity>?, _ path: @autoclosure () -> String
    ) -> Validity {
        guard let message else { return .always }
        let from = date(message.pointee.from, path() + ".from")
        let to = date(message.pointee.to, path() + ".to")
        if let validity = Validity(from: from, to: to) { return validity }
        report(path(), "the last day must not lie before the first day")
        return .always
    }

    /// An exact decimal at the scale in which it is written; `nil` when it is none, which is then noted.
    mutating func decimal(_ data: ProtobufCBinaryData, _ path: @autoclosure () -> String) -> FixedPoint? {
        let text = line(data, path())
        do {
            return try DecimalReading(text).value
        } catch {
            report(path(), "must be a decimal number such as -13.45")
            return nil
        }
    }

    mutating func quantity(
        _ message: UnsafePointer<Chancery__V1__Quantity>?, _ path: @autoclosure () -> String
    ) -> Quantity? {
        guard let message else { return nil }
        return Quantity(
            value: decimal(message.pointee.decimal, path() + ".decimal") ?? FixedPoint.zero(scale: 0),
            qualifier: choice(message.pointee.qualifier.rawValue, Enumerations.qualifier, path() + ".qualifier"),
            status: choice(message.pointee.status.rawValue, Enumerations.figureStatus, path() + ".status"))
    }

    mutating func membership(
        _ message: UnsafeMutablePointer<Chancery__V1__Membership>, _ path: ItemPath
    ) -> Membership {
        Membership(
            office: line(message.pointee.office, path + ".office"),
            kind: choice(message.pointee.kind.rawValue, Enumerations.membershipKind, path + ".kind"),
            validity: validity(message.pointee.validity, path + ".validity"))
    }
}

extension ProtoWriter {
    mutating func validity(_ field: UInt64, _ validity: Validity) {
        if validity == .always { return }
        message(field) { writer in
            writer.date(1, validity.from)
            writer.date(2, validity.to)
        }
    }

    mutating func quantity(_ field: UInt64, _ quantity: Quantity?) {
        guard let quantity else { return }
        message(field) { writer in
            writer.text(1, quantity.value.description)
            writer.enumeration(2, quantity.qualifier, Enumerations.qualifier)
            writer.enumeration(3, quantity.status, Enumerations.figureStatus)
        }
    }

    mutating func membership(_ membership: Membership) {
        text(1, membership.office)
        enumeration(2, membership.kind, Enumerations.membershipKind)
        validity(3, membership.validity)
    }
}
