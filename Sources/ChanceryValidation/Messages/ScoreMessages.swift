// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Wordings about scores.
enum ScoreMessages {
    /// Codes that a message names before it breaks off.
    private static let namesMax = 10

    static func unknownSheet(_ code: String, inForce: [String]) -> Wording {
        let code = Finding.shortened(code)
        return Wording(
            english: "There is no score sheet “\(code)”.", vietnamese: "Không có bảng điểm “\(code)”.",
            passes: sheets(inForce, "The office is scored by no sheet for this period."),
            passesVietnamese: sheets(inForce, "Đơn vị không có bảng điểm nào áp dụng cho kỳ này."))
    }

    static func notInForce(_ code: String, period: Period, inForce: [String]) -> Wording {
        Wording(
            english: "The office is not scored by “\(code)” for \(period.code).",
            vietnamese: "Bảng điểm “\(code)” không áp dụng cho đơn vị trong kỳ \(period.code).",
            passes: sheets(inForce, "The office is scored by no sheet for this period."),
            passesVietnamese: sheets(inForce, "Đơn vị không có bảng điểm nào áp dụng cho kỳ này."))
    }

    static func scorerNotMember(_ scorer: String, office: String, members: [String]) -> Wording {
        let scorer = Finding.shortened(scorer)
        return Wording(
            english: "“\(scorer)” is neither the scored office nor another member of its group in the period.",
            vietnamese: "“\(scorer)” không phải là đơn vị được chấm, cũng không phải thành viên khác của cụm trong kỳ.",
            passes: "\(office) itself, or one of \(list(members)).",
            passesVietnamese: "Chính \(office), hoặc một trong \(list(members)).")
    }

    static func pointsMissing() -> Wording {
        Wording(
            english: "The score gives no points.", vietnamese: "Phiếu chấm không có điểm nào.",
            passes: "Points for at least one criterion.", passesVietnamese: "Điểm cho ít nhất một tiêu chí.")
    }

    static func unknownCriterion(_ code: String, known: [String]) -> Wording {
        let code = Finding.shortened(code)
        return Wording(
            english: "The score sheet has no criterion “\(code)”.",
            vietnamese: "Bảng điểm không có tiêu chí “\(code)”.",
            passes: "One of \(list(known)).", passesVietnamese: "Một trong \(list(known)).")
    }

    static func criterionRepeated(_ code: String) -> Wording {
        let code = Finding.shortened(code)
        return Wording(
            english: "“\(code)” is scored twice.", vietnamese: "Tiêu chí “\(code)” được chấm hai lần.",
            passes: "Each criterion once.", passesVietnamese: "Mỗi tiêu chí chấm một lần.")
    }

    static func malformedPoints(_ text: String) -> Wording {
        let text = Finding.shortened(text)
        let scale = ScoreSheet.pointsScale
        return Wording(
            english: "“\(text)” is no number of points.", vietnamese: "“\(text)” không phải là số điểm.",
            passes: "A decimal with at most \(scale) digits after the point, such as 12.50.",
            passesVietnamese: "Số thập phân có tối đa \(scale) chữ số sau dấu chấm, ví dụ 12.50.")
    }

    static func outOfRange(_ points: FixedPoint, _ criterion: ScoreCriterion) -> Wording {
        let (least, most) = criterion.pointsRange
        return Wording(
            english: "“\(criterion.code)” cannot give \(points) points.",
            vietnamese: "Tiêu chí “\(criterion.code)” không thể có \(points) điểm.",
            passes: "\(least) to \(most).", passesVietnamese: "Từ \(least) đến \(most).")
    }

    private static func sheets(_ codes: [String], _ none: String) -> String {
        codes.isEmpty ? none : list(codes) + "."
    }

    private static func list(_ codes: [String]) -> String {
        codes.prefix(namesMax).map(Finding.shortened).joined(separator: ", ") + (codes.count > namesMax ? ", …" : "")
    }
}
