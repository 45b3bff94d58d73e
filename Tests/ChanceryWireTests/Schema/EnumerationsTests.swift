// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
internal import ChanceryModel
internal import ChanceryTransparency
internal import Foundation
internal import Testing

@testable internal import ChanceryWire

/// One enumeration: the generated table, and what the code makes of names and numbers.
struct EnumerationCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// Prefix of the names in the contract.
    let prefix: String
    /// Generated names without the prefix, by number.
    let generated: [UInt32: String]
    /// The name that the code has for a number; `nil` when it refuses the number.
    let name: @Sendable (UInt32) -> String?
    /// The number that the code writes for what it read from a number.
    let rewritten: @Sendable (UInt32) -> UInt32?
    /// The name that zero is read as; `nil` when zero is refused.
    let zero: String?

    init<Value: CaseIterable & Hashable & Sendable>(
        _ descriptor: ProtobufCEnumDescriptor, _ table: EnumerationTable<Value>, zero: String?
    ) {
        self.init(descriptor, zero: zero) { number in
            table.value(of: number).map { screamingSnakeCase(String(describing: $0)) }
        } rewritten: { number in
            table.value(of: number).map(table.number(of:))
        }
    }

    init<Value: CaseIterable & Hashable & Sendable>(
        _ descriptor: ProtobufCEnumDescriptor, optional table: EnumerationTable<Value?>
    ) {
        self.init(descriptor, zero: "") { number in
            table.value(of: number).map { $0.map { screamingSnakeCase(String(describing: $0)) } ?? "" }
        } rewritten: { number in
            table.value(of: number).map(table.number(of:))
        }
    }

    init(
        _ descriptor: ProtobufCEnumDescriptor, prefix: String? = nil, zero: String?,
        name: @escaping @Sendable (UInt32) -> String?, rewritten: @escaping @Sendable (UInt32) -> UInt32?
    ) {
        testDescription = String(cString: descriptor.name)
        let prefix = prefix ?? screamingSnakeCase(String(cString: descriptor.short_name)) + "_"
        self.prefix = prefix
        let values = UnsafeBufferPointer(start: descriptor.values, count: Int(descriptor.n_values))
        var generated: [UInt32: String] = [:]
        for value in values {
            generated[UInt32(bitPattern: value.value)] = String(String(cString: value.name).dropFirst(prefix.count))
        }
        self.generated = generated
        self.zero = zero
        self.name = name
        self.rewritten = rewritten
    }

    static var all: [EnumerationCase] {
        [
            EnumerationCase(chancery__v1__qualifier__descriptor, Enumerations.qualifier, zero: "EXACT"),
            EnumerationCase(chancery__v1__figure_status__descriptor, Enumerations.figureStatus, zero: "ACTUAL"),
            EnumerationCase(chancery__v1__inclusion__descriptor, Enumerations.inclusion, zero: "UNKNOWN"),
            EnumerationCase(chancery__v1__proposal_status__descriptor, Enumerations.proposalStatus, zero: "OPEN"),
            EnumerationCase(chancery__v1__agreement_status__descriptor, Enumerations.agreementStatus, zero: nil),
            EnumerationCase(chancery__v1__direction__descriptor, Enumerations.direction, zero: nil),
            EnumerationCase(chancery__v1__direction__descriptor, optional: Enumerations.wantedDirection),
            EnumerationCase(chancery__v1__case_status__descriptor, Enumerations.caseStatus, zero: nil),
            EnumerationCase(chancery__v1__register_kind__descriptor, Enumerations.registerKind, zero: nil),
            EnumerationCase(chancery__v1__figure_gap_kind__descriptor, Enumerations.figureGapKind, zero: nil),
            EnumerationCase(chancery__v1__entry_measure__descriptor, Enumerations.entryMeasure, zero: "ENTRIES"),
            EnumerationCase(chancery__v1__money_kind__descriptor, optional: Enumerations.moneyKind),
            EnumerationCase(chancery__v1__severity__descriptor, Enumerations.severity, zero: nil),
            EnumerationCase(chancery__v1__member_kind__descriptor, optional: Enumerations.memberKind),
            EnumerationCase(chancery__v1__member_kind__descriptor, Enumerations.membershipKind, zero: nil),
            EnumerationCase(chancery__v1__figure_sharing__descriptor, Enumerations.figureSharing, zero: "MEMBERS"),
            EnumerationCase(chancery__v1__period_form__descriptor, Enumerations.periodForm, zero: nil),
            EnumerationCase(chancery__v1__reporting_level__descriptor, Enumerations.reportingLevel, zero: nil),
            EnumerationCase(chancery__v1__period_state__descriptor, Enumerations.periodState, zero: nil),
            EnumerationCase(chancery__v1__timeliness__descriptor, Enumerations.timeliness, zero: nil),
            EnumerationCase(chancery__v1__comparison_basis__descriptor, Enumerations.comparisonBasis, zero: nil),
            EnumerationCase(chancery__v1__predicate_measure__descriptor, Enumerations.predicateMeasure, zero: "VALUE"),
            EnumerationCase(
                chancery__v1__predicate_comparator__descriptor, Enumerations.predicateComparator, zero: nil),
            EnumerationCase(chancery__v1__published_verdict__descriptor, Enumerations.publishedVerdict, zero: nil),
            EnumerationCase(chancery__v1__contribution_use__descriptor, Enumerations.contributionUse, zero: nil),
            EnumerationCase(chancery__v1__period_form__descriptor, optional: Enumerations.optionalPeriodForm),
            EnumerationCase(chancery__v1__act_kind__descriptor, Enumerations.actKind, zero: nil),
            EnumerationCase(chancery__v1__duty_state__descriptor, Enumerations.dutyState, zero: nil),
            EnumerationCase(
                chancery__v1__reporting_level__descriptor, optional: Enumerations.optionalReportingLevel),
            EnumerationCase(chancery__v1__score_basis__descriptor, Enumerations.scoreBasis, zero: nil),
            EnumerationCase(chancery__v1__score_tie_rule__descriptor, Enumerations.scoreTieRule, zero: nil),
            EnumerationCase(chancery__v1__plan_outcome__descriptor, Enumerations.planOutcome, zero: nil),
            EnumerationCase(chancery__v1__report_state__descriptor, Enumerations.reportState, zero: nil),
            EnumerationCase(chancery__v1__act_kind__descriptor, optional: Enumerations.optionalActKind),
            EnumerationCase(
                chancery__v1__expected_report_state__descriptor, Enumerations.expectedReportState, zero: nil),
            EnumerationCase(chancery__v1__figure_change_kind__descriptor, Enumerations.figureChangeKind, zero: nil),
            EnumerationCase(chancery__v1__cause_kind__descriptor, Enumerations.causeKind, zero: nil),
            EnumerationCase(chancery__v1__item_change_kind__descriptor, Enumerations.itemChangeKind, zero: nil),
            EnumerationCase(chancery__v1__audit_outcome__descriptor, Enumerations.auditOutcome, zero: nil),
            EnumerationCase(chancery__v1__signature_algorithm__descriptor, Enumerations.signatureAlgorithm, zero: nil),
            EnumerationCase(chancery__v1__signature_demand__descriptor, Enumerations.signatureDemand, zero: "OPTIONAL"),
            // A leaf is written and read apart from the tables.
            EnumerationCase(chancery__v1__log_entry_kind__descriptor, zero: nil) {
                Sample.logEntry(ofKind: $0).map { screamingSnakeCase($0.kindName) }
            } rewritten: {
                Sample.logEntry(ofKind: $0).map { UInt32($0.leaf[1]) }
            },
            EnumerationCase(chancery__v1__error_reason__descriptor, zero: nil) {
                ErrorReason(rawValue: Int32($0))?.name
            } rewritten: {
                ErrorReason(rawValue: Int32($0)).map { UInt32($0.rawValue) }
            },
            // The names of a foreign contract have no prefix.
            EnumerationCase(
                grpc__health__v1__health_check_response__serving_status__descriptor, prefix: "", zero: "UNKNOWN"
            ) {
                HealthCheckResponse.Status(rawValue: Int32($0)).map { screamingSnakeCase(String(describing: $0)) }
            } rewritten: {
                HealthCheckResponse.Status(rawValue: Int32($0)).map { UInt32($0.rawValue) }
            },
            EnumerationCase(chancery__v1__figure_flag__descriptor, zero: nil) {
                FigureFlags.numbers.contains($0) ? FigureFlags(number: $0).soleName : nil
            } rewritten: {
                guard FigureFlags.numbers.contains($0) else { return nil }
                return UInt32(FigureFlags(number: $0).rawValue.trailingZeroBitCount + 1)
            },
        ]
    }
}

extension FigureFlags {
    fileprivate var soleName: String? {
        let names: [(FigureFlags, String)] = [
            (.note, "NOTE"), (.source, "SOURCE"), (.words, "WORDS"), (.record, "RECORD"), (.base, "BASE"),
            (.ranking, "RANKING"), (.members, "MEMBERS"), (.generated, "GENERATED"),
        ]
        return names.first { $0.0 == self }?.1
    }
}

@Suite("Enumerations of the contract")
struct EnumerationsTests {
    @Test("the numbers have the names of the schema, and no other number has one", arguments: EnumerationCase.all)
    func names(enumeration: EnumerationCase) {
        #expect(enumeration.generated[0] == (enumeration.prefix.isEmpty ? enumeration.zero : "UNSPECIFIED"))
        for number in UInt32(1)...200 {
            #expect(enumeration.name(number) == enumeration.generated[number], "\(number)")
        }
        #expect(enumeration.name(0) == enumeration.zero)
    }

    @Test("what is read from a number is written as the same number", arguments: EnumerationCase.all)
    func bothDirections(enumeration: EnumerationCase) {
        for (number, name) in enumeration.generated where number > 0 {
            // The value that zero stands for is written as nothing at all.
            #expect(enumeration.rewritten(number) == (name == enumeration.zero ? 0 : number))
        }
        #expect(enumeration.rewritten(0) == (enumeration.zero == nil ? nil : 0))
    }

    @Test("every enumeration of the contract is here")
    func complete() {
        var used: Set<String> = ["chancery.v1.ErrorReason"]
        var pending = SchemaRoots.all
        var seen: Set<String> = []
        while let descriptor = pending.popLast() {
            guard seen.insert(SchemaRoots.name(of: descriptor)).inserted else { continue }
            for field in fields(of: descriptor) {
                if let child = messageType(of: field) { pending.append(child) }
                if field.type == PROTOBUF_C_TYPE_ENUM, let raw = field.descriptor {
                    used.insert(String(cString: raw.assumingMemoryBound(to: ProtobufCEnumDescriptor.self).pointee.name))
                }
            }
        }
        #expect(Set(EnumerationCase.all.map(\.testDescription)) == used)
    }

    /// The numbers of google.rpc.Code, from its specification.
    @Test("status codes have the numbers of google.rpc.Code")
    func statusCodes() {
        let names = [
            "ok", "cancelled", "unknown", "invalidArgument", "deadlineExceeded", "notFound", "alreadyExists",
            "permissionDenied", "resourceExhausted", "failedPrecondition", "aborted", "outOfRange", "unimplemented",
            "internalError", "unavailable", "dataLoss", "unauthenticated",
        ]
        #expect(StatusCode.allCases.map { String(describing: $0) } == names)
        #expect(StatusCode.allCases.map(\.rawValue) == Array(0...16))
    }

    @Test("a reason has the code that its description in the contract names")
    func codesOfReasons() throws {
        let text = try String(
            contentsOf: RepositoryFiles.root.appending(path: "Protos/chancery/v1/error_reason.proto"), encoding: .utf8)
        var code = ""
        var checked = 0
        for line in text.split(separator: "\n") {
            if let match = line.firstMatch(of: /Code ([A-Z_]+)/) { code = String(match.1) }
            guard let match = line.firstMatch(of: /ERROR_REASON_(\w+) = ([1-9]\d*);/) else { continue }
            let reason = try #require(ErrorReason(name: String(match.1)))
            #expect(reason.rawValue == Int32(match.2))
            let name = screamingSnakeCase(String(describing: reason.code)).replacing("_ERROR", with: "")
            #expect(name == code, "\(match.1)")
            checked += 1
        }
        #expect(checked == ErrorReason.allCases.count)
    }
}
