// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// Wordings about signatures.
enum SignatureMessages {
    static func wording(of problem: SignatureProblem) -> Wording {
        switch problem {
        case .missing(let regime): missing(regime)
        case .unknownKey(let id, let office, let date): unknownKey(id, office, date)
        case .otherAlgorithm(let key, let given): otherAlgorithm(key, given)
        case .invalid(let key): invalid(key)
        case .unreadableKey(let key): unreadableKey(key)
        }
    }

    private static func missing(_ regime: Regime) -> Wording {
        Wording(
            english: "Regime \(regime.code) takes signed reports only, and this one has no signature.",
            vietnamese: "Chế độ báo cáo \(regime.code) chỉ nhận báo cáo có chữ ký số, báo cáo này chưa được ký.",
            passes: "A signature with one of the office's keys (chancery submit --signing-key FILE).",
            passesVietnamese: "Chữ ký bằng một khóa của đơn vị (chancery submit --signing-key TỆP).")
    }

    private static func unknownKey(_ id: String, _ office: Office, _ date: CivilDate) -> Wording {
        let id = Finding.shortened(id)
        let known = office.signingKeys.filter { $0.validity.contains(date) }.map(\.id).joined(separator: ", ")
        return Wording(
            english: "Office \(office.id) has no signing key “\(id)” on \(date).",
            vietnamese: "Đơn vị \(office.id) không có khóa ký “\(id)” vào ngày \(date).",
            passes: known.isEmpty ? "A key that the catalogue has for the office on that day." : "One of \(known).",
            passesVietnamese: known.isEmpty
                ? "Khóa có trong danh mục của đơn vị vào ngày đó." : "Một trong các khóa \(known).")
    }

    private static func otherAlgorithm(_ key: SigningKeyEntry, _ given: SignatureAlgorithm) -> Wording {
        Wording(
            english: "The signature says \(given.rawValue), and the key “\(key.id)” is for \(key.algorithm.rawValue).",
            vietnamese: "Chữ ký ghi thuật toán \(given.rawValue), còn khóa “\(key.id)” dùng \(key.algorithm.rawValue).",
            passes: "A signature with \(key.algorithm.rawValue).",
            passesVietnamese: "Chữ ký bằng \(key.algorithm.rawValue).")
    }

    private static func invalid(_ key: SigningKeyEntry) -> Wording {
        Wording(
            english: "The signature was not made with the key “\(key.id)” over these report bytes.",
            vietnamese: "Chữ ký không khớp với khóa “\(key.id)” và nội dung báo cáo được gửi.",
            passes: "The signature of the private half of that key over exactly the bytes that are submitted.",
            passesVietnamese: "Chữ ký bằng khóa riêng tương ứng trên đúng các byte được gửi.")
    }

    private static func unreadableKey(_ key: SigningKeyEntry) -> Wording {
        Wording(
            english: "The catalogue's key “\(key.id)” cannot be read, so that nothing can be checked with it.",
            vietnamese: "Không đọc được khóa “\(key.id)” trong danh mục nên không thể kiểm tra chữ ký.",
            passes: "A catalogue with a readable key; tell the operator.",
            passesVietnamese: "Danh mục có khóa đọc được; hãy báo cho người vận hành.")
    }
}
