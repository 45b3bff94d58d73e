// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

extension ArraySlice {
    /// The first elements that have together at most a mebibyte when encoded; always the very first one.
    ///
    /// - Parameter byteCount: the most bytes that one element takes.
    func fittingPage(_ byteCount: (Element) -> Int) -> ArraySlice {
        var bytes = 0
        for index in indices {
            bytes += byteCount(self[index])
            if bytes > 1 << 20, index > startIndex { return self[..<index] }
        }
        return self
    }
}
