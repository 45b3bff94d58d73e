// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// How much of a list goes on one page.
enum PageCut {
    /// A page is not longer, except when one item is by itself, or what only the first page can carry.
    static let bytesMax = 1 << 20
    /// Digest and page token with their tags and lengths.
    static let fieldBytesMax = (2 + 32) + (2 + PageToken.textBytesMax)

    /// Index after the last item of a page that begins with the item at `start`.
    ///
    /// - Parameters:
    ///   - countMax: most items; 0 means as many as fit.
    ///   - otherBytes: length of what the page has beside its items.
    ///   - itemBytes: length of an item by its index.
    static func end(
        from start: Int, of itemCount: Int, countMax: Int, isFirst: Bool, otherBytes: Int, itemBytes: (Int) -> Int
    ) -> Int {
        var length = otherBytes
        let last = countMax == 0 ? itemCount : min(itemCount, start + countMax)
        var end = start
        while end < last {
            length += itemBytes(end)
            // A first page may hold no item; later ones hold at least one, or paging would never end.
            if length > bytesMax, isFirst || end > start { break }
            end += 1
        }
        return end
    }
}
