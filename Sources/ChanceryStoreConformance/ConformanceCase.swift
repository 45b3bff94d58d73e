// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryStore

/// One promise of the store contract, as something to run against a backend.
///
/// A backend's tests run all of `ConformanceCase.all`, each on a store of its own.
public struct ConformanceCase: Sendable, CustomStringConvertible {
    /// The promise, as a sentence.
    public let description: String
    /// Whether it is about what a store keeps when it is closed and opened again.
    public let needsDurability: Bool
    private let body: @Sendable (StoreBench) throws -> Void

    init(
        _ description: String, needsDurability: Bool = false,
        _ body: @escaping @Sendable (StoreBench) throws -> Void
    ) {
        self.description = description
        self.needsDurability = needsDurability
        self.body = body
    }

    /// - Throws: `ConformanceFailure` when the store breaks the promise, or what the store threw.
    public func run(on bench: StoreBench) throws { try body(bench) }

    /// Every case; a backend whose stores last runs them all, another one those that do not need it.
    public static let all: [ConformanceCase] =
        commitCases + revisionCases + boundCases + readCases + roundCases + listCases + tailCases + catalogueCases
        + actCases + actRefusalCases + actReadCases + closingCases + packCases + lifeCases + logCases + auditCases
}

/// Where a case gets its store.
public struct StoreBench: Sendable {
    /// Opens the store: empty the first time, and, for a store that lasts, with its contents after it was closed.
    public let open: @Sendable () throws -> any ReportStore

    public init(open: @escaping @Sendable () throws -> any ReportStore) { self.open = open }
}

/// A promise that a store did not keep.
public struct ConformanceFailure: Error, CustomStringConvertible {
    public let description: String
}

func expect(_ condition: Bool, _ promise: String, line: Int = #line, file: String = #fileID) throws {
    guard condition else { throw ConformanceFailure(description: "\(file):\(line): \(promise)") }
}

func expectEqual<Value: Equatable>(
    _ found: Value, _ wanted: Value, _ what: String, line: Int = #line, file: String = #fileID
) throws {
    guard found == wanted else {
        throw ConformanceFailure(description: "\(file):\(line): \(what) is \(found) and should be \(wanted)")
    }
}

/// The value, which must be there.
func require<Value>(_ value: Value?, _ what: String, line: Int = #line, file: String = #fileID) throws -> Value {
    guard let value else { throw ConformanceFailure(description: "\(file):\(line): \(what) is missing") }
    return value
}

func expectError(
    _ kind: StoreError.Kind, line: Int = #line, file: String = #fileID, _ body: () throws -> Void
) throws {
    do {
        try body()
    } catch let error as StoreError {
        return try expectEqual(error.kind, kind, "the error's kind", line: line, file: file)
    }
    throw ConformanceFailure(description: "\(file):\(line): no error was thrown; \(kind) was due")
}
