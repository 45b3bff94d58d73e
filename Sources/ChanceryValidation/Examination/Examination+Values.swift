// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// The numbers: how they are written, their scale, their sign and their unit.
extension Examination {
    /// The number of a figure at the indicator's scale; `nil` when there is none or there is something wrong with it.
    ///
    /// - Parameter unit: as the office states it; empty for the indicator's own.
    mutating func examineValue(
        _ figureValue: FigureValue, unit: String, at index: Int, indicator: IndicatorPlan
    ) -> FixedPoint? {
        let isInOtherUnit = !unit.isEmpty && unit != indicator.unit
        if isInOtherUnit {
            let isCurrency = plan.index.measureUnit(unit)?.isCurrency ?? false
            log.add(
                .wrongUnit, at: Place(.figures, index, "unit"), value: unit, rule: indicator.rule,
                ValueMessages.wrongUnit(unit, indicator: indicator, isOtherCurrency: isCurrency))
        }
        switch figureValue {
        case .decimal(let text):
            let value = readNumber(
                text, scale: indicator.scale, allowsNegative: indicator.allowsNegative, rule: indicator.rule,
                at: Place(.figures, index, "decimal"))
            // A number in another unit cannot be compared with anything.
            return isInOtherUnit ? nil : value
        case .notAvailable(let reason):
            if isBlank(reason) {
                log.add(
                    .notAvailableWithoutReason, at: Place(.figures, index, "not_available.reason"), value: reason,
                    rule: indicator.rule, ValueMessages.notAvailableWithoutReason())
            }
            checkLength(
                reason, max: Limits.noteLengthMax, at: Place(.figures, index, "not_available.reason"))
        case .unstated:
            log.add(
                .valueUnstated, at: Place(.figures, index), rule: indicator.rule,
                ValueMessages.unstated(scale: indicator.scale))
        }
        return nil
    }

    /// Reads a number as written, and notes whatever keeps it from being one of the form asked for.
    ///
    /// - Parameter scale: most digits after the mark, to which the result is brought; `nil` leaves it as written.
    mutating func readNumber(
        _ text: String, scale: Int?, allowsNegative: Bool, rule: @autoclosure () -> String,
        at place: @autoclosure () -> Place
    ) -> FixedPoint? {
        let reading: DecimalReading
        do {
            reading = try DecimalReading(text)
        } catch {
            let form = NumberForm(scale: scale, allowsNegative: allowsNegative)
            noteUnreadable(text, error, form: form, rule: rule(), at: place())
            return nil
        }
        let number = reading.value
        if reading.usesForeignDigits {
            log.add(
                .foreignDigitsRead, at: place(), value: text, rule: "digits",
                ValueMessages.foreignDigitsRead(text, as: number))
        }
        if number.isNegative, !allowsNegative {
            let form = NumberForm(scale: scale, allowsNegative: false)
            log.add(
                .negativeNotAllowed, at: place(), value: text, rule: rule(),
                ValueMessages.negative(number, form: form))
            return nil
        }
        guard let scale else { return number }
        if number.scale == scale { return number }
        if let value = number.rescaled(to: scale) { return value }
        let form = NumberForm(scale: scale, allowsNegative: allowsNegative)
        if number.scale > scale {
            log.add(
                .tooManyDecimals, at: place(), value: text, rule: rule(),
                ValueMessages.tooManyDecimals(number, form: form))
        } else {
            log.add(.numberTooLarge, at: place(), value: text, rule: rule(), ValueMessages.tooLarge(form: form))
        }
        return nil
    }

    private mutating func noteUnreadable(
        _ text: String, _ error: DecimalReadingError, form: NumberForm, rule: @autoclosure () -> String,
        at place: @autoclosure () -> Place
    ) {
        switch error {
        case .tooLarge:
            log.add(.numberTooLarge, at: place(), value: text, rule: rule(), ValueMessages.tooLarge(form: form))
        case .tooManyDecimals:
            log.add(
                .tooManyDecimals, at: place(), value: text, rule: rule(),
                ValueMessages.tooManyDecimals(nil, form: form))
        case .noDigits, .tooLong:
            log.add(
                .notANumber, at: place(), value: text, rule: rule(), ValueMessages.notANumber(text, form: form))
        case .unexpectedCharacter(let scalar):
            log.add(
                .notANumber, at: place(), value: text, rule: rule(),
                ValueMessages.unexpectedCharacter(scalar, in: text, form: form))
        }
    }
}
