// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// What makes two figures of two answers the same figure.
public struct FigureIdentity: Hashable, Sendable {
    /// Code of the indicator.
    public var indicator: String
    /// Code of the unit.
    public var unit: String
    /// Sorted.
    public var dimensions: [DimensionChoice]
    public var isPlan: Bool
    /// Event that it belongs to; empty for none.
    public var event: String
    /// Start, for cumulative figures.
    public var since: CivilDate?
    /// A window of the figure's own.
    public var window: DateRange?

    public init(
        indicator: String, unit: String, dimensions: [DimensionChoice] = [], isPlan: Bool = false, event: String = "",
        since: CivilDate? = nil, window: DateRange? = nil
    ) {
        self.indicator = indicator
        self.unit = unit
        self.dimensions = dimensions
        self.isPlan = isPlan
        self.event = event
        self.since = since
        self.window = window
    }
}

/// What an answer says about a figure.
public enum FigureStatement: Hashable, Sendable {
    /// A number, with its approximate words ("nearly 400") and with all its digits ("398").
    case number(Quantity, words: Label, digits: Label)
    /// No number: the stable code and name of the reason, and its sentence.
    case refused(code: Int32, name: String, message: Label)

    /// The number; `nil` when refused.
    public var quantity: Quantity? {
        guard case .number(let quantity, _, _) = self else { return nil }
        return quantity
    }
}

/// How a figure changed.
public enum FigureChangeKind: String, CaseIterable, Hashable, Sendable {
    /// Only the later answer has it.
    case appeared
    /// Only the earlier answer has it.
    case vanished
    /// Another number, qualifier or status.
    case moved
    /// A number before, a refusal after.
    case becameRefused = "became-refused"
    /// A refusal before, a number after.
    case becameNumber = "became-number"
    /// Refused before and after, for different reasons.
    case refusedOtherwise = "refused-otherwise"
    /// The same outcome, made of other parts.
    case partsOnly = "parts-only"
}

/// One figure that changed, and why.
public struct FigureChange: Hashable, Sendable {
    public var figure: FigureIdentity
    /// Name of the indicator.
    public var label: Label
    public var kind: FigureChangeKind
    /// `nil` when it appeared.
    public var before: FigureStatement?
    /// `nil` when it vanished.
    public var after: FigureStatement?
    /// After less before, where both are numbers at one scale; its qualifier says how exactly it is known.
    public var difference: Quantity?
    /// Every part that changed. Empty when neither a report nor the catalogue explains the change.
    public var causes: [FigureCause]

    public init(
        figure: FigureIdentity, label: Label, kind: FigureChangeKind, before: FigureStatement?,
        after: FigureStatement?, difference: Quantity? = nil, causes: [FigureCause] = []
    ) {
        self.figure = figure
        self.label = label
        self.kind = kind
        self.before = before
        self.after = after
        self.difference = difference
        self.causes = causes
    }
}
