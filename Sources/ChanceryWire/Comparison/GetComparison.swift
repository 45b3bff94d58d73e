// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
public import ChanceryModel

/// Request of ComparisonService.GetComparison.
public struct GetComparisonRequest: Hashable, Sendable {
    /// The current side; paging is refused.
    public var query: GetConsolidationRequest
    public var against: ComparisonAgainst
    public var predicates: [MemberPredicate]

    public init(query: GetConsolidationRequest, against: ComparisonAgainst, predicates: [MemberPredicate] = []) {
        self.query = query
        self.against = against
        self.predicates = predicates
    }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter()
        let query = query.encoded()
        writer.message(1) { $0.append(query[...]) }
        writer.against(2, 3, against)
        for predicate in predicates { writer.message(4) { $0.predicate(predicate) } }
        return writer.bytes
    }
}

/// The windows of `ComparisonAgainst` that have a number in the contract.
enum ComparisonBasis: CaseIterable {
    case samePeriodOfLastYear
    case previousPeriod
    case plan
}

extension WireDecoder {
    public func getComparisonRequest(_ bytes: [UInt8]) throws(WireError) -> GetComparisonRequest {
        try decode(
            bytes, as: "chancery.v1.GetComparisonRequest", with: chancery__v1__get_comparison_request__unpack
        ) { message, fields in
            fields.comparisonRequest(message)
        }
    }
}

extension FieldReader {
    fileprivate mutating func comparisonRequest(
        _ message: UnsafeMutablePointer<Chancery__V1__GetComparisonRequest>
    ) -> GetComparisonRequest {
        let period =
            message.pointee.against_case == CHANCERY__V1__GET_COMPARISON_REQUEST__AGAINST_PERIOD
            ? message.pointee.period : nil
        let basis =
            message.pointee.against_case == CHANCERY__V1__GET_COMPARISON_REQUEST__AGAINST_BASIS
            ? message.pointee.basis.rawValue : nil
        let query: GetConsolidationRequest
        if let message = message.pointee.query {
            query = consolidationRequest(message, "query.")
        } else {
            report("query", "what is compared is mandatory")
            query = GetConsolidationRequest(scope: .offices([]), regime: "", period: FieldReader.unusablePeriod)
        }
        return GetComparisonRequest(
            query: query, against: against(basis: basis, period: period, "against", "period"),
            predicates: each(message.pointee.predicates, message.pointee.n_predicates, "predicates") {
                fields, item, path in fields.predicate(item, path)
            })
    }

    /// What figures are compared with, by the members of a oneof; one of them is mandatory.
    mutating func against(
        basis: UInt32?, period: ProtobufCBinaryData?, _ path: String, _ periodPath: String
    ) -> ComparisonAgainst {
        if let period { return .period(mandatoryPeriod(period, periodPath)) }
        guard let basis else {
            report(path, "a basis or a period to compare with is mandatory")
            return .plan
        }
        switch choice(basis, Enumerations.comparisonBasis, "basis") {
        case .samePeriodOfLastYear: return .samePeriodOfLastYear
        case .previousPeriod: return .previousPeriod
        case .plan: return .plan
        }
    }

    mutating func predicate(
        _ message: UnsafeMutablePointer<Chancery__V1__MemberPredicate>, _ path: ItemPath
    ) -> MemberPredicate? {
        predicate(UnsafePointer(message), path + "")
    }

    mutating func predicate(
        _ message: UnsafePointer<Chancery__V1__MemberPredicate>?, _ path: @autoclosure () -> String
    ) -> MemberPredicate? {
        guard let message else {
            report(path(), "a condition is mandatory")
            return nil
        }
        var threshold: PredicateThreshold?
        switch message.pointee.threshold_case {
        case CHANCERY__V1__MEMBER_PREDICATE__THRESHOLD_DECIMAL:
            threshold = decimal(message.pointee.decimal, path() + ".decimal").map { .decimal($0) }
        case CHANCERY__V1__MEMBER_PREDICATE__THRESHOLD_GROUP_AVERAGE where message.pointee.group_average != 0:
            threshold = .groupAverage
        default:
            report(path() + ".threshold", "a decimal or the group average is mandatory")
        }
        return MemberPredicate(
            indicator: mandatoryLine(message.pointee.indicator, path() + ".indicator"),
            measure: choice(message.pointee.measure.rawValue, Enumerations.predicateMeasure, path() + ".measure"),
            comparator: choice(
                message.pointee.comparator.rawValue, Enumerations.predicateComparator, path() + ".comparator"),
            threshold: threshold ?? .groupAverage)
    }
}

extension ProtoWriter {
    /// Members of a oneof.
    mutating func against(_ basisField: UInt64, _ periodField: UInt64, _ against: ComparisonAgainst) {
        let basis: ComparisonBasis
        switch against {
        case .period(let period):
            delimitedText(periodField, period.code)
            return
        case .samePeriodOfLastYear: basis = .samePeriodOfLastYear
        case .previousPeriod: basis = .previousPeriod
        case .plan: basis = .plan
        }
        presentInteger(basisField, Int64(Enumerations.comparisonBasis.number(of: basis)))
    }

    mutating func predicate(_ predicate: MemberPredicate) {
        text(1, predicate.indicator)
        enumeration(2, predicate.measure, Enumerations.predicateMeasure)
        enumeration(3, predicate.comparator, Enumerations.predicateComparator)
        switch predicate.threshold {
        case .decimal(let value): delimitedText(4, value.description)
        case .groupAverage: presentInteger(5, 1)
        }
    }
}
