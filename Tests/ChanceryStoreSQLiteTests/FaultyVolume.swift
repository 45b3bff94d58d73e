// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import Foundation
internal import GRDBSQLite
internal import Synchronization

/// Makes writes and syncs of SQLite fail on demand, for calls made on the current thread. Stores run a commit on the
/// thread that asks for it, so tests beside one another do not meet.
///
/// It replaces two functions of the operating system layer that SQLite uses for its files; everything else is the
/// original.
enum FaultyVolume {
    enum Operation: Hashable, Sendable { case write, sync }

    /// Fails, with `code`, every operation of that kind after the first `passing` ones.
    struct Plan: Sendable {
        var operation: Operation
        var passing: Int
        var code: Int32
        /// How many calls failed.
        var failures = 0
    }

    /// Runs `body` under `plan`. Connections must have been opened after `install()`.
    /// - Returns: how many calls failed.
    static func during(_ plan: Plan, _ body: () throws -> Void) rethrows -> Int {
        let thread = pthread_self()
        plans.withLock { $0[thread] = plan }
        defer { plans.withLock { $0[thread] = nil } }
        try body()
        return plans.withLock { $0[thread]?.failures ?? 0 }
    }

    /// Puts the layer in place for every connection opened from now on.
    static func install() { _ = installed }

    private static let plans = Mutex<[pthread_t: Plan]>([:])

    private static let installed: Bool = {
        guard let original = sqlite3_vfs_find(nil) else { return false }
        let layer = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
        layer.initialize(to: original.pointee)
        layer.pointee.zName = UnsafePointer(strdup("faulty"))
        layer.pointee.pNext = nil
        originalLayer.withLock { $0 = UInt(bitPattern: original) }
        layer.pointee.xOpen = { _, name, file, flags, flagsOut in
            let address = FaultyVolume.originalLayer.withLock { $0 }
            guard let original = UnsafeMutablePointer<sqlite3_vfs>(bitPattern: address) else { return SQLITE_INTERNAL }
            let code = original.pointee.xOpen(original, name, file, flags, flagsOut)
            if code == SQLITE_OK, let file { FaultyVolume.replaceMethods(of: file) }
            return code
        }
        return sqlite3_vfs_register(layer, 1) == SQLITE_OK
    }()

    /// Addresses, because pointers are not `Sendable`.
    private static let originalLayer = Mutex<UInt>(0)
    /// The tables of functions, faulty by original and original by faulty. The data file and the log have two.
    private static let tables = Mutex<(faulty: [UInt: UInt], original: [UInt: UInt])>(([:], [:]))

    private static func replaceMethods(of file: UnsafeMutablePointer<sqlite3_file>) {
        guard let methods = file.pointee.pMethods else { return }
        let address = UInt(bitPattern: methods)
        let faulty = tables.withLock { tables in
            if let known = tables.faulty[address] { return known }
            let made = UInt(bitPattern: makeFaulty(methods.pointee))
            tables.faulty[address] = made
            tables.original[made] = address
            return made
        }
        file.pointee.pMethods = UnsafePointer(bitPattern: faulty)
    }

    private static func makeFaulty(_ methods: sqlite3_io_methods) -> UnsafeMutablePointer<sqlite3_io_methods> {
        let faulty = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)
        faulty.initialize(to: methods)
        faulty.pointee.xWrite = { file, bytes, count, offset in
            if let code = FaultyVolume.failure(of: .write) { return code }
            return FaultyVolume.original(file)?.pointee.xWrite(file, bytes, count, offset) ?? SQLITE_INTERNAL
        }
        faulty.pointee.xSync = { file, flags in
            if let code = FaultyVolume.failure(of: .sync) { return code }
            return FaultyVolume.original(file)?.pointee.xSync(file, flags) ?? SQLITE_INTERNAL
        }
        return faulty
    }

    private static func original(_ file: UnsafeMutablePointer<sqlite3_file>?) -> UnsafePointer<sqlite3_io_methods>? {
        guard let methods = file?.pointee.pMethods else { return nil }
        let address = UInt(bitPattern: methods)
        return tables.withLock { $0.original[address] }.flatMap { UnsafePointer(bitPattern: $0) }
    }

    private static func failure(of operation: Operation) -> Int32? {
        let thread = pthread_self()
        return plans.withLock { plans in
            guard var plan = plans[thread], plan.operation == operation else { return nil }
            defer { plans[thread] = plan }
            if plan.passing > 0 {
                plan.passing -= 1
                return nil
            }
            plan.failures += 1
            return plan.code
        }
    }
}
