// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel
internal import Testing

@testable internal import ChanceryValidation

@Suite struct SuggestionTests {
    private let candidates = [
        (code: "CN", label: Label(english: "China", vietnamese: "Trung Quốc")),
        (code: "KR", label: Label(english: "Korea", vietnamese: "Hàn Quốc")),
        (code: "CN-NANNING", label: Label(english: "Nanning", vietnamese: "Nam Ninh")),
    ]

    @Test(arguments: [
        ("cn", ["CN"]), ("CHN", ["CN"]), ("china", ["CN"]), ("TRUNG QUỐC", ["CN"]), ("CN-NANING", ["CN-NANNING"]),
        ("CM", []), ("XX", []), ("", []), (String(repeating: "C", count: 65), []),
    ])
    func findsWhatWasMeant(text: String, codes: [String]) {
        #expect(Suggestion.similar(to: text, among: candidates).codes == codes)
    }

    @Test func namesAtMostThree() {
        let many = (0..<9).map { (code: "code-\($0)", label: Label(english: "x")) }
        let suggestion = Suggestion.similar(to: "code-", among: many)
        #expect(suggestion.codes == ["code-0", "code-1", "code-2"])
        #expect(suggestion.english == " Did you mean code-0, code-1, code-2?")
    }
}
