// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Wordings about answers that answer nothing.
enum AnswerMessages {
    static func notUsed(_ answer: FindingAnswer, because use: AnswerUse) -> Wording {
        let code = Finding.shortened(answer.code)
        let path = Finding.shortened(answer.path)
        let place = path.isEmpty ? "" : " at \(path)"
        let placeVietnamese = path.isEmpty ? "" : " tại \(path)"
        switch use {
        case .unknownCode:
            return Wording(
                english: "“\(code)” is not the number or name of a question.",
                vietnamese: "“\(code)” không phải số hay tên của một câu hỏi.",
                passes: "The code of a finding that asks, such as 513 or PER_ITEM_QUESTIONED, or no answer.",
                passesVietnamese: "Mã của phát hiện có câu hỏi, ví dụ 513 hay PER_ITEM_QUESTIONED, hoặc bỏ câu trả lời."
            )
        case .ambiguous:
            return Wording(
                english: "\(code) is asked about several places, and the answer does not say which it means.",
                vietnamese: "\(code) được hỏi ở nhiều chỗ, câu trả lời không nêu chỗ nào.",
                passes: "The path of the finding that it answers.",
                passesVietnamese: "Đường dẫn (path) của phát hiện được trả lời.")
        case .notAsked, .taken:
            return Wording(
                english: "Nothing open is asked under \(code)\(place); the answer is kept and not used.",
                vietnamese:
                    "Không có câu hỏi nào còn mở với mã \(code)\(placeVietnamese); câu trả lời được giữ mà không dùng.",
                passes: "The code and path of a finding that asks, or no answer.",
                passesVietnamese: "Mã và đường dẫn của phát hiện có câu hỏi, hoặc bỏ câu trả lời.")
        }
    }
}
