// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

/// Along the periods of one form.
extension Period {
    /// How many periods of the form lie from this one to `last`, both counted.
    public func count(through last: Period) -> Int {
        (last.year - year) * form.countPerYear + last.index - index + 1
    }

    /// The period of the same form that lies `count` periods later; `nil` outside the years there are.
    public func moved(by count: Int) -> Period? {
        let position = year * form.countPerYear + index - 1 + count
        guard position > 0 else { return nil }
        return Period(form: form, year: position / form.countPerYear, index: position % form.countPerYear + 1)
    }
}
