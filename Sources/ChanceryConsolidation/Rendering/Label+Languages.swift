// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryModel

extension Label {
    /// The same sentence in every language.
    public init(_ text: (Language) -> String) {
        self.init(english: text(.english), vietnamese: text(.vietnamese), arabic: text(.arabic))
    }
}
