// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
public import ChanceryModel

/// Request of OperatorService.BackUpStore.
public struct BackUpStoreRequest: Hashable, Sendable {
    /// Absolute path of the folder to make.
    public var folder: String

    public init(folder: String) { self.folder = folder }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: folder.utf8.count + 4)
        writer.text(1, folder)
        return writer.bytes
    }
}

/// Response of OperatorService.BackUpStore.
public struct StoreBackup: Hashable, Sendable {
    public var folder: String
    /// Sequence of the last change that is in it.
    public var sequence: StoreSequence
    public var schemaVersion: Int32
    public var dataBytes: Int64
    public var dataDigest: Digest
    public var finishedAt: Instant

    public init(
        folder: String, sequence: StoreSequence, schemaVersion: Int32, dataBytes: Int64, dataDigest: Digest,
        finishedAt: Instant
    ) {
        self.folder = folder
        self.sequence = sequence
        self.schemaVersion = schemaVersion
        self.dataBytes = dataBytes
        self.dataDigest = dataDigest
        self.finishedAt = finishedAt
    }

    public func encoded() -> [UInt8] {
        var writer = ProtoWriter(capacity: folder.utf8.count + 96)
        writer.text(1, folder)
        writer.integer(2, sequence)
        writer.integer(3, schemaVersion)
        writer.integer(4, dataBytes)
        writer.data(5, dataDigest.bytes)
        writer.timestamp(6, finishedAt)
        return writer.bytes
    }
}

extension WireDecoder {
    public func backUpStoreRequest(_ bytes: [UInt8]) throws(WireError) -> BackUpStoreRequest {
        try decode(
            bytes, as: "chancery.v1.BackUpStoreRequest", with: chancery__v1__back_up_store_request__unpack
        ) { message, fields in
            BackUpStoreRequest(folder: fields.mandatoryLine(message.pointee.folder, "folder"))
        }
    }

    public func storeBackup(_ bytes: [UInt8]) throws(WireError) -> StoreBackup {
        try decode(
            bytes, as: "chancery.v1.StoreBackup", with: chancery__v1__store_backup__unpack
        ) { message, fields in
            StoreBackup(
                folder: fields.line(message.pointee.folder, "folder"), sequence: message.pointee.sequence,
                schemaVersion: message.pointee.schema_version, dataBytes: message.pointee.data_bytes,
                dataDigest: fields.digest(message.pointee.data_digest, "data_digest"),
                finishedAt: fields.mandatoryInstant(message.pointee.finished_at, "finished_at"))
        }
    }
}
