// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// The numbers that a field takes, in words.
struct NumberForm {
    /// Most digits after the mark; `nil` when there is no bound but that of the type.
    let scale: Int?
    let allowsNegative: Bool

    /// `a whole number, 0 or more`.
    var english: String {
        switch scale {
        case .some(0): "a whole number" + (allowsNegative ? "" : ", 0 or more")
        case .some(let scale): "a number with at most \(scale) decimals" + (allowsNegative ? "" : ", 0 or more")
        case .none: "a number" + (allowsNegative ? "" : ", 0 or more")
        }
    }

    /// `số nguyên từ 0 trở lên`.
    var vietnamese: String {
        switch scale {
        case .some(0): "số nguyên" + (allowsNegative ? "" : " từ 0 trở lên")
        case .some(let scale): "số có nhiều nhất \(scale) chữ số thập phân" + (allowsNegative ? "" : ", từ 0 trở lên")
        case .none: "một số" + (allowsNegative ? "" : " từ 0 trở lên")
        }
    }
}
