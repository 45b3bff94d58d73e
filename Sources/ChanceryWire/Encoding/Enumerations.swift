// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Which number of the contract stands for which value of the model, in both directions.
struct EnumerationTable<Value: Hashable & Sendable>: Sendable {
    let name: String
    /// What zero means, or what a reader goes on with after a problem was noted.
    let fallback: Value
    /// Whether zero is allowed and reads as `fallback`.
    private let acceptsZero: Bool
    private let values: [Value]
    private let numbers: [Value: UInt32]
    /// The same by the byte of the value in memory, where it is one byte: every figure of an answer looks up several,
    /// and the hash of an enumeration with texts is the hash of a text. Empty for all others.
    private let numbersByByte: [UInt32]

    /// `values` have the numbers 1, 2, 3, ...
    init(_ name: String, values: [Value], zero: Value) {
        self.init(name: name, values: values, fallback: zero, acceptsZero: true)
    }

    /// `values` have the numbers 1, 2, 3, ... and zero is refused.
    init(_ name: String, mandatory values: [Value], fallback: Value) {
        self.init(name: name, values: values, fallback: fallback, acceptsZero: false)
    }

    private init(name: String, values: [Value], fallback: Value, acceptsZero: Bool) {
        self.name = name
        self.values = values
        self.fallback = fallback
        self.acceptsZero = acceptsZero
        var numbers = Dictionary(zip(values, UInt32(1)...), uniquingKeysWith: { first, _ in first })
        if acceptsZero { numbers[fallback] = 0 }
        self.numbers = numbers
        numbersByByte = EnumerationTable.byByte(numbers)
    }

    func value(of number: UInt32) -> Value? {
        if number == 0 { return acceptsZero ? fallback : nil }
        return number <= values.count ? values[Int(number) - 1] : nil
    }

    /// Zero for the value that zero reads as, so that defaults take no bytes.
    func number(of value: Value) -> UInt32 {
        if numbersByByte.isEmpty { return numbers[value] ?? 0 }
        return numbersByByte[Int(EnumerationTable.byte(of: value))]
    }

    private static func byByte(_ numbers: [Value: UInt32]) -> [UInt32] {
        guard MemoryLayout<Value>.size == 1 else { return [] }
        var table = Array(repeating: UInt32(0), count: 1 << UInt8.bitWidth)
        for (value, number) in numbers { table[Int(byte(of: value))] = number }
        return table
    }

    private static func byte(of value: Value) -> UInt8 { withUnsafeBytes(of: value) { $0[0] } }
}

/// The enumerations of the contract.
enum Enumerations {
    static let qualifier = EnumerationTable<Qualifier>(
        "Qualifier", values: [.exact, .moreThan, .atLeast, .nearly, .atMost, .about], zero: .exact)
    static let figureStatus = EnumerationTable<FigureStatus>(
        "FigureStatus", values: [.actual, .provisional, .estimate, .plan], zero: .actual)
    static let inclusion = EnumerationTable<Inclusion>("Inclusion", values: [.included, .separate], zero: .unknown)
    static let proposalStatus = EnumerationTable<ProposalStatus>(
        "ProposalStatus", values: [.open, .answered, .withdrawn], zero: .open)
    static let agreementStatus = EnumerationTable<AgreementStatus>(
        "AgreementStatus", mandatory: [.inProgress, .signed, .inForce, .inherited, .ended], fallback: .inProgress)
    static let direction = EnumerationTable<Direction>(
        "Direction", mandatory: [.outbound, .inbound], fallback: .outbound)
    static let caseStatus = EnumerationTable<CaseStatus>("CaseStatus", mandatory: [.open, .closed], fallback: .open)
    static let figureGapKind = EnumerationTable<FigureGapKind>(
        "FigureGapKind", mandatory: [.missing, .returned, .notAvailable, .silent], fallback: .missing)
    static let registerKind = EnumerationTable<RegisterKind>(
        "RegisterKind", mandatory: [.agreements, .delegations, .aid, .events, .cases], fallback: .agreements)
    static let entryMeasure = EnumerationTable<EntryMeasure>(
        "EntryMeasure", values: [.entries, .persons, .amount], zero: .entries)
    /// The direction of delegations where none means both.
    static let wantedDirection = EnumerationTable<Direction?>(
        "Direction", values: [.outbound, .inbound], zero: nil)
    static let moneyKind = EnumerationTable<MoneyKind?>(
        "MoneyKind", values: [.registered, .committed, .disbursed, .estimated, .traded], zero: nil)
    static let auditOutcome = EnumerationTable<AuditEvent.Outcome>(
        "AuditOutcome", mandatory: [.allowed, .refused, .done], fallback: .refused)
    static let signatureAlgorithm = EnumerationTable<SignatureAlgorithm>(
        "SignatureAlgorithm", mandatory: [.ed25519, .ecdsaP256], fallback: .ed25519)
    static let signatureDemand = EnumerationTable<SignatureDemand>(
        "SignatureDemand", values: [.required], zero: .optional)
    static let severity = EnumerationTable<Severity>(
        "Severity", mandatory: [.error, .warning, .info], fallback: .error)
    static let memberKind = EnumerationTable<MemberKind?>(
        "MemberKind", values: [.department, .officeUnit], zero: nil)
    /// The same enumeration where it says how an office is a member.
    static let membershipKind = EnumerationTable<MemberKind>(
        "MemberKind", mandatory: [.department, .officeUnit], fallback: .department)
    static let figureSharing = EnumerationTable<FigureSharing>(
        "FigureSharing", values: [.members, .leader], zero: .members)
    static let periodForm = EnumerationTable<PeriodForm>(
        "PeriodForm", mandatory: [.month, .quarter, .half, .nineMonths, .year], fallback: .month)
    /// The same enumeration where it can be left out.
    static let optionalPeriodForm = EnumerationTable<PeriodForm?>(
        "PeriodForm", values: [.month, .quarter, .half, .nineMonths, .year], zero: nil)
    static let reportingLevel = EnumerationTable<ReportingLevel>(
        "ReportingLevel", mandatory: [.subUnit, .member, .leader], fallback: .member)
    /// The same enumeration where it can be left out.
    static let optionalReportingLevel = EnumerationTable<ReportingLevel?>(
        "ReportingLevel", values: [.subUnit, .member, .leader], zero: nil)
    static let periodState = EnumerationTable<PeriodState>(
        "PeriodState", mandatory: [.running, .due, .overdue, .reported, .reportedLate], fallback: .running)
    static let timeliness = EnumerationTable<ReportTimeliness>(
        "Timeliness", mandatory: [.onTime, .late, .missing, .notDue], fallback: .missing)
    static let comparisonBasis = EnumerationTable<ComparisonBasis>(
        "ComparisonBasis", mandatory: [.samePeriodOfLastYear, .previousPeriod, .plan], fallback: .plan)
    static let predicateMeasure = EnumerationTable<PredicateMeasure>(
        "PredicateMeasure", values: [.value, .growth], zero: .value)
    static let predicateComparator = EnumerationTable<PredicateComparator>(
        "PredicateComparator", mandatory: [.above, .atLeast, .below, .atMost], fallback: .above)
    static let publishedVerdict = EnumerationTable<PublishedVerdict>(
        "PublishedVerdict", mandatory: [.agrees, .disagrees, .noBase], fallback: .noBase)
    static let contributionUse = EnumerationTable<ContributionUse>(
        "ContributionUse", mandatory: [.used, .restated, .sameFact, .refused, .succeeded, .recomputed, .joint],
        fallback: .used)
    static let actKind = EnumerationTable<ActKind>(
        "ActKind", mandatory: [.giveBack, .accept, .close, .reopen, .extend, .reply, .score], fallback: .reply)
    static let dutyState = EnumerationTable<DutyState>(
        "DutyState", mandatory: [.future, .due, .overdue, .onTime, .extended, .late, .notDue, .returned],
        fallback: .future)
    static let planOutcome = EnumerationTable<PlanOutcome>(
        "PlanOutcome", mandatory: [.noTarget, .running, .met, .notMet, .noResult, .notComparable],
        fallback: .noTarget)
    static let reportState = EnumerationTable<ReportStanding.State>(
        "ReportState", mandatory: [.missing, .submitted, .returned, .accepted], fallback: .missing)
    /// What was done, where nothing means that a revision came.
    static let optionalActKind = EnumerationTable<ActKind?>(
        "ActKind", values: [.giveBack, .accept, .close, .reopen, .extend, .reply, .score], zero: nil)
    static let expectedReportState = EnumerationTable<ExpectedReportState>(
        "ExpectedReportState", mandatory: [.notExpected, .missing, .onTime, .late, .notDue, .returned],
        fallback: .missing)
    static let figureChangeKind = EnumerationTable<FigureChangeKind>(
        "FigureChangeKind",
        mandatory: [.appeared, .vanished, .moved, .becameRefused, .becameNumber, .refusedOtherwise, .partsOnly],
        fallback: .moved)
    static let causeKind = EnumerationTable<CauseKind>(
        "CauseKind", mandatory: [.correction, .arrival, .act, .restatement, .catalogue], fallback: .correction)
    static let itemChangeKind = EnumerationTable<ItemChangeKind>(
        "ItemChangeKind", mandatory: [.added, .removed, .changed], fallback: .changed)
}
