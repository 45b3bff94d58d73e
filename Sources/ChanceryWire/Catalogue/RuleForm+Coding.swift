// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
internal import ChanceryModel

extension ProtoWriter {
    /// The form of a chancery.v1.ValidationRule.
    mutating func ruleForm(_ form: RuleForm) {
        switch form {
        case .notLess(let larger, let smaller):
            message(6) { writer in
                writer.text(1, larger)
                writer.text(2, smaller)
            }
        case .sum(let total, let parts):
            message(7) { writer in
                writer.text(1, total)
                writer.texts(2, parts)
            }
        case .range(let indicator, let minimum, let maximum):
            message(8) { writer in
                writer.text(1, indicator)
                writer.text(2, minimum?.description ?? "")
                writer.text(3, maximum?.description ?? "")
            }
        case .requires(let indicator, let companion):
            message(9) { writer in
                writer.text(1, indicator)
                writer.text(2, companion)
            }
        case .textDiffersFromPrevious:
            message(10) { _ in }
        case .changeWithin(let indicator, let factor):
            message(11) { $0.factorRule(indicator, factor) }
        case .peersWithin(let indicator, let factor):
            message(12) { $0.factorRule(indicator, factor) }
        case .perItem(let amount, let count, let minimum, let maximum):
            message(13) { writer in
                writer.text(1, amount)
                writer.text(2, count)
                writer.text(3, minimum?.description ?? "")
                writer.text(4, maximum?.description ?? "")
            }
        case .stockArithmetic(let stock, let added, let ended):
            message(14) { writer in
                writer.text(1, stock)
                writer.text(2, added)
                writer.text(3, ended ?? "")
            }
        case .growthMatchesHistory:
            message(15) { _ in }
        case .similarToPrevious(let textPercent, let figuresPercent):
            message(16) { writer in
                writer.integer(1, Int32(clamping: textPercent))
                writer.integer(2, Int32(clamping: figuresPercent))
            }
        case .secretMarking(let marks):
            message(17) { $0.texts(1, marks) }
        }
    }

    private mutating func factorRule(_ indicator: String, _ factor: FixedPoint) {
        text(1, indicator)
        text(2, factor.description)
    }
}

extension FieldReader {
    /// `nil` when the rule has no form that this release knows.
    mutating func ruleForm(
        _ message: UnsafeMutablePointer<Chancery__V1__ValidationRule>, _ path: ItemPath
    ) -> RuleForm? {
        switch message.pointee.form_case {
        case CHANCERY__V1__VALIDATION_RULE__FORM_NOT_LESS:
            guard let rule = message.pointee.not_less?.pointee else { return nil }
            return .notLess(
                larger: line(rule.larger, path + ".not_less.larger"),
                smaller: line(rule.smaller, path + ".not_less.smaller"))
        case CHANCERY__V1__VALIDATION_RULE__FORM_SUM:
            guard let rule = message.pointee.sum?.pointee else { return nil }
            return .sum(
                total: line(rule.total, path + ".sum.total"),
                parts: lines(rule.parts, rule.n_parts, path + ".sum.parts"))
        case CHANCERY__V1__VALIDATION_RULE__FORM_RANGE:
            guard let rule = message.pointee.range?.pointee else { return nil }
            return .range(
                indicator: line(rule.indicator, path + ".range.indicator"),
                minimum: rule.minimum.len == 0 ? nil : decimal(rule.minimum, path + ".range.minimum"),
                maximum: rule.maximum.len == 0 ? nil : decimal(rule.maximum, path + ".range.maximum"))
        case CHANCERY__V1__VALIDATION_RULE__FORM_REQUIRES:
            guard let rule = message.pointee.requires?.pointee else { return nil }
            return .requires(
                indicator: line(rule.indicator, path + ".requires.indicator"),
                companion: line(rule.companion, path + ".requires.companion"))
        case CHANCERY__V1__VALIDATION_RULE__FORM_TEXT_DIFFERS_FROM_PREVIOUS:
            return .textDiffersFromPrevious
        default:
            return questionForm(message, path)
        }
    }

    private mutating func questionForm(
        _ message: UnsafeMutablePointer<Chancery__V1__ValidationRule>, _ path: ItemPath
    ) -> RuleForm? {
        switch message.pointee.form_case {
        case CHANCERY__V1__VALIDATION_RULE__FORM_CHANGE_WITHIN:
            guard let rule = message.pointee.change_within?.pointee else { return nil }
            return .changeWithin(
                indicator: line(rule.indicator, path + ".change_within.indicator"),
                factor: mandatoryDecimal(rule.factor, path + ".change_within.factor"))
        case CHANCERY__V1__VALIDATION_RULE__FORM_PEERS_WITHIN:
            guard let rule = message.pointee.peers_within?.pointee else { return nil }
            return .peersWithin(
                indicator: line(rule.indicator, path + ".peers_within.indicator"),
                factor: mandatoryDecimal(rule.factor, path + ".peers_within.factor"))
        case CHANCERY__V1__VALIDATION_RULE__FORM_PER_ITEM:
            guard let rule = message.pointee.per_item?.pointee else { return nil }
            return .perItem(
                amount: line(rule.amount, path + ".per_item.amount"),
                count: line(rule.count, path + ".per_item.count"),
                minimum: rule.minimum.len == 0 ? nil : decimal(rule.minimum, path + ".per_item.minimum"),
                maximum: rule.maximum.len == 0 ? nil : decimal(rule.maximum, path + ".per_item.maximum"))
        case CHANCERY__V1__VALIDATION_RULE__FORM_STOCK_ARITHMETIC:
            guard let rule = message.pointee.stock_arithmetic?.pointee else { return nil }
            let ended = line(rule.ended, path + ".stock_arithmetic.ended")
            return .stockArithmetic(
                stock: line(rule.stock, path + ".stock_arithmetic.stock"),
                added: line(rule.added, path + ".stock_arithmetic.added"), ended: ended.isEmpty ? nil : ended)
        case CHANCERY__V1__VALIDATION_RULE__FORM_GROWTH_MATCHES_HISTORY:
            return .growthMatchesHistory
        case CHANCERY__V1__VALIDATION_RULE__FORM_SIMILAR_TO_PREVIOUS:
            guard let rule = message.pointee.similar_to_previous?.pointee else { return nil }
            return .similarToPrevious(
                textPercent: percent(rule.text_percent, path + ".similar_to_previous.text_percent"),
                figuresPercent: percent(rule.figures_percent, path + ".similar_to_previous.figures_percent"))
        case CHANCERY__V1__VALIDATION_RULE__FORM_SECRET_MARKING:
            guard let rule = message.pointee.secret_marking?.pointee else { return nil }
            return .secretMarking(marks: lines(rule.marks, rule.n_marks, path + ".secret_marking.marks"))
        default:
            return nil
        }
    }

    private mutating func mandatoryDecimal(
        _ data: ProtobufCBinaryData, _ path: @autoclosure () -> String
    ) -> FixedPoint {
        decimal(data, path()) ?? FixedPoint.zero(scale: 0)
    }

    private mutating func percent(_ number: Int32, _ path: @autoclosure () -> String) -> Int {
        if !(1...100).contains(number) { report(path(), "a percent lies in 1 to 100") }
        return Int(number)
    }
}
