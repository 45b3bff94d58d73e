// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Foundation

/// What the file system says of a file or folder; links are not followed.
struct FileFacts: Equatable {
    let isFolder: Bool
    let isFile: Bool
    /// Number of the account; -1 when it is not said.
    let owner: Int
    /// The nine bits of rights.
    let mode: Int
    let bytes: Int64
    let changedAt: Date?

    /// `nil` when there is nothing, or it cannot be looked at.
    init?(_ path: String) {
        let attributes: [FileAttributeKey: Any]
        do {
            attributes = try FileManager.default.attributesOfItem(atPath: path)
        } catch {
            return nil
        }
        let type = attributes[.type] as? FileAttributeType
        isFolder = type == .typeDirectory
        isFile = type == .typeRegular
        owner = FileFacts.number(attributes[.ownerAccountID]) ?? -1
        mode = (FileFacts.number(attributes[.posixPermissions]) ?? 0) & 0o777
        bytes = Int64(FileFacts.number(attributes[.size]) ?? 0)
        changedAt = attributes[.modificationDate] as? Date
    }

    /// Attributes come as integers of several types, or in an object.
    private static func number(_ value: Any?) -> Int? {
        if let number = value as? any BinaryInteger { return Int(clamping: number) }
        return (value as? NSNumber)?.intValue
    }

    var isOpenToOthers: Bool { mode & 0o077 != 0 }
}
