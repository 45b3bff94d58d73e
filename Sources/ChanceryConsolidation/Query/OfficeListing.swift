// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// The offices that a list of ids and province codes names.
struct OfficeListing {
    let catalogue: CatalogueIndex
    /// The day on which codes are read.
    let codeDay: CivilDate

    /// The office that `text` names: an id, or a two-digit code. An id goes before a code.
    func office(_ text: String) throws(ConsolidationRefusal) -> Office {
        if let office = catalogue.office(text) { return office }
        guard text.isProvinceCode else {
            throw ConsolidationRefusal(
                .unknownOffice, english: "There is no office \(text).", vietnamese: "Không có đơn vị \(text).")
        }
        if let office = catalogue.office(code: text, on: codeDay) { return office }
        throw refusal(of: text)
    }

    /// Names who carried the code, and when.
    private func refusal(of code: String) -> ConsolidationRefusal {
        var carriers: [(office: Office, name: OfficeName)] = []
        for office in catalogue.catalogue.offices {
            for name in office.names where name.code == code { carriers.append((office, name)) }
        }
        guard !carriers.isEmpty else {
            return ConsolidationRefusal(
                .unknownCode, english: "No office ever carried the code \(code).",
                vietnamese: "Chưa từng có đơn vị nào mang mã \(code).")
        }
        func list(_ language: Language) -> String {
            carriers.prefix(ConsolidationLimits.messageNamesMax).map { office, name in
                let days = name.validity.intersection(office.validity).text(in: language)
                return "\(name.label.text(in: language)) (\(office.id))\(days.isEmpty ? "" : " \(days)")"
            }.joined(separator: "; ")
        }
        return ConsolidationRefusal(
            .codeNotInForce,
            english: "Nobody carries the code \(code) on \(codeDay). Carried by: \(list(.english)).",
            vietnamese: "Không đơn vị nào mang mã \(code) ngày \(codeDay). Từng mang mã: \(list(.vietnamese)).")
    }
}

extension String {
    fileprivate var isProvinceCode: Bool { utf8.count == 2 && utf8.allSatisfy { (0x30...0x39).contains($0) } }
}

extension Validity {
    fileprivate func intersection(_ other: Validity) -> Validity {
        let from = [from, other.from].compactMap(\.self).max()
        let to = [to, other.to].compactMap(\.self).min()
        return Validity(from: from, to: to) ?? self
    }

    fileprivate func text(in language: Language) -> String {
        let isVietnamese = language == .vietnamese
        var words: [String] = []
        if let from { words.append((isVietnamese ? "từ " : "from ") + from.description) }
        if let to { words.append((isVietnamese ? "đến " : "to ") + to.description) }
        return words.joined(separator: " ")
    }
}
