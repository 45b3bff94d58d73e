// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// A reporting regime: the ten things that Decree 09/2019/ND-CP wants fixed for every periodic report.
public struct Regime: Hashable, Sendable {
    public let code: String
    /// 1. Title.
    public let title: Label
    /// 2. Content asked for.
    public let content: Label
    /// 3. Who reports: group ids; empty means every office.
    public let reporters: [String]
    /// 4. Who receives, in words.
    public let receiver: Label
    /// 5. Way of sending, in words.
    public let sending: Label
    /// 6. Due times, one per level.
    public let dues: [DueRule]
    /// 7. Frequency: the forms of period that are reported.
    public let forms: [PeriodForm]
    /// 8. Data cut-off: code of the `WindowFamily`.
    public let windowFamily: String
    /// 9. Outline of the text.
    public let sections: [SectionRule]
    /// 10. Data forms: the figures asked for.
    public let figures: [FigureRule]
    /// Zone in which windows end and reports fall due.
    public let zone: ZoneOffset
    public let validity: Validity
    /// The legal act or decision behind the regime.
    public let source: String
    /// Whether reports must be signed.
    public let signature: SignatureDemand

    public init(
        code: String, title: Label, content: Label, reporters: [String] = [], receiver: Label, sending: Label,
        dues: [DueRule], forms: [PeriodForm], windowFamily: String, sections: [SectionRule], figures: [FigureRule],
        zone: ZoneOffset = .indochina, validity: Validity = .always, source: String = "",
        signature: SignatureDemand = .optional
    ) {
        self.code = code
        self.title = title
        self.content = content
        self.reporters = reporters
        self.receiver = receiver
        self.sending = sending
        self.dues = dues
        self.forms = forms
        self.windowFamily = windowFamily
        self.sections = sections
        self.figures = figures
        self.zone = zone
        self.validity = validity
        self.source = source
        self.signature = signature
    }
}

/// When a level owes its report: by the end of the day that lies `daysAfterCutOff` days after the last day of the window.
public struct DueRule: Hashable, Sendable {
    public let level: ReportingLevel
    public let daysAfterCutOff: Int

    public init(level: ReportingLevel, daysAfterCutOff: Int) {
        self.level = level
        self.daysAfterCutOff = daysAfterCutOff
    }

    /// The first moment that is late: the start of the day after the due day.
    public func lateFrom(window: DateRange, zone: ZoneOffset) -> Instant {
        Instant(startOf: window.last.adding(days: daysAfterCutOff + 1), in: zone)
    }
}

/// A step of the reporting chain.
public enum ReportingLevel: String, CaseIterable, Hashable, Sendable {
    case subUnit = "sub-unit"
    case member
    case leader
}

/// One titled part of the text.
public struct SectionRule: Hashable, Sendable {
    public let code: String
    public let title: Label
    public let isMandatory: Bool
    /// Longest text, in Unicode scalars.
    public let lengthMax: Int

    public init(code: String, title: Label, isMandatory: Bool = false, lengthMax: Int = 20_000) {
        self.code = code
        self.title = title
        self.isMandatory = isMandatory
        self.lengthMax = lengthMax
    }
}

/// One figure that a regime asks for.
public struct FigureRule: Hashable, Sendable {
    public let indicator: String
    /// Whether a report must give a number (zero counts) or say "not available".
    public let isMandatory: Bool

    public init(indicator: String, isMandatory: Bool = false) {
        self.indicator = indicator
        self.isMandatory = isMandatory
    }
}
