// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Wordings about acts.
enum ActMessages {
    static func actorMissing() -> Wording {
        Wording(
            english: "An act must say who does it.",
            vietnamese: "Phải nêu người thực hiện.",
            passes: "A name or an office, in at most \(ActLimits.actorLengthMax) characters.",
            passesVietnamese: "Tên người hoặc đơn vị, nhiều nhất \(ActLimits.actorLengthMax) ký tự.")
    }

    static func authorityMissing(_ kind: ActKind) -> Wording {
        Wording(
            english: "To \(kind.rawValue) a report needs an authority.",
            vietnamese: "Việc \(vietnameseName(kind)) cần nêu thẩm quyền.",
            passes: "The office, role or decision by which it is done.",
            passesVietnamese: "Đơn vị, chức vụ hoặc quyết định làm căn cứ.")
    }

    static func reasonMissing(_ kind: ActKind) -> Wording {
        if kind == .reply {
            return Wording(
                english: "A reply has no text.",
                vietnamese: "Trả lời không có nội dung.",
                passes: "The answer, in words.",
                passesVietnamese: "Nội dung trả lời, viết bằng lời.")
        }
        return Wording(
            english: "To \(kind.rawValue) a report needs a reason.",
            vietnamese: "Việc \(vietnameseName(kind)) cần nêu lý do.",
            passes: "The reason, in words.",
            passesVietnamese: "Lý do, viết bằng lời.")
    }

    static func revisionMissing(_ kind: ActKind) -> Wording {
        Wording(
            english: "To \(kind.rawValue) a report must name the revision that was read.",
            vietnamese: "Việc \(vietnameseName(kind)) phải nêu lần báo cáo đã đọc.",
            passes: "The number of the current revision: 1 or more.",
            passesVietnamese: "Số của lần báo cáo hiện hành: từ 1 trở lên.")
    }

    static func notExpected(_ kind: ActKind, _ field: String, vietnamese: String) -> Wording {
        Wording(
            english: "To \(kind.rawValue) takes no \(field).",
            vietnamese: "Việc \(vietnameseName(kind)) không có \(vietnamese).",
            passes: "The act without \(field).",
            passesVietnamese: "Bỏ trường này.")
    }

    static func untilMissing(_ kind: ActKind) -> Wording {
        Wording(
            english: "To \(kind.rawValue) a report must say until when.",
            vietnamese: "Việc \(vietnameseName(kind)) phải nêu đến khi nào.",
            passes: "A moment ahead, such as the start of the day after the last day.",
            passesVietnamese: "Một thời điểm trong tương lai, ví dụ đầu ngày sau ngày cuối cùng.")
    }

    static func untilTooFar(last: Instant, daysMax: Int) -> Wording {
        let moment = last.rfc3339(in: .indochina)
        return Wording(
            english: "The moment lies more than \(daysMax) days ahead.",
            vietnamese: "Thời điểm cách hiện tại quá \(daysMax) ngày.",
            passes: "A moment up to \(moment).",
            passesVietnamese: "Thời điểm không muộn hơn \(moment).")
    }

    static func proposalMissing() -> Wording {
        Wording(
            english: "A reply must name the proposal that it answers.",
            vietnamese: "Trả lời phải nêu kiến nghị được trả lời.",
            passes: "The id of a proposal of the report.",
            passesVietnamese: "Mã của một kiến nghị trong báo cáo.")
    }

    /// - Parameter known: `nil` when there is no report.
    static func unknownProposal(_ id: String, known: [String]?) -> Wording {
        let id = Finding.shortened(id)
        guard let known, !known.isEmpty else {
            let what = known == nil ? "There is no report yet, so" : "The report has no proposals, so"
            return Wording(
                english: "\(what) there is no proposal “\(id)” to answer.",
                vietnamese: "Không có kiến nghị “\(id)” để trả lời.",
                passes: "A report whose current revision has the proposal.",
                passesVietnamese: "Báo cáo mà lần hiện hành có kiến nghị đó.")
        }
        let ids = known.prefix(10).map(Finding.shortened).joined(separator: ", ") + (known.count > 10 ? ", …" : "")
        return Wording(
            english: "The current revision has no proposal “\(id)”.",
            vietnamese: "Lần báo cáo hiện hành không có kiến nghị “\(id)”.",
            passes: "One of \(ids).",
            passesVietnamese: "Một trong \(ids).")
    }

    static func scoreMissing() -> Wording {
        Wording(
            english: "A score must say which sheet is filled in, by whom, and the points.",
            vietnamese: "Phải nêu bảng điểm, đơn vị chấm và điểm.",
            passes: "A score with a sheet, a scorer and points.",
            passesVietnamese: "Bảng điểm, đơn vị chấm và điểm từng tiêu chí.")
    }

    private static func vietnameseName(_ kind: ActKind) -> String {
        switch kind {
        case .giveBack: "trả lại báo cáo"
        case .accept: "chấp nhận báo cáo"
        case .close: "khóa báo cáo"
        case .reopen: "mở lại báo cáo"
        case .extend: "gia hạn báo cáo"
        case .reply: "trả lời kiến nghị"
        case .score: "chấm điểm"
        }
    }
}
