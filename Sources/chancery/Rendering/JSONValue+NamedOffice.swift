// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryModel

extension JSONValue {
    init(_ office: NamedOffice) {
        self = ["office": .string(office.office), "name": JSONValue(office.name), "code": .optional(office.code)]
    }
}
