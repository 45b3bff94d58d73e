// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryIngest
internal import ChanceryQuery
internal import ChanceryStore
internal import ChanceryWire

/// Makes methods of queries: each runs on a query lane and answers with what the query gives.
struct QueryMethods: Sendable {
    typealias Query = @Sendable (_ payload: [UInt8], _ decoder: WireDecoder) throws -> [UInt8]

    let lanes: QueryLanes
    /// Told of every failure of the store, whose cause the caller of the method does not see.
    let onStoreFailure: @Sendable (StoreError) -> Void

    func unary(_ name: MethodName, _ query: @escaping Query) -> Method {
        Method(name) { call, payload in
            let refusal = lanes.run { decoder in
                guard !call.ticket.isCancelled else { return }
                do {
                    call.finish(.success(try query(payload, decoder)))
                } catch {
                    if let error = error as? StoreError, error.kind != .closed { onStoreFailure(error) }
                    call.fail(CallFailure(queryError: error))
                }
            }
            if let refusal { call.fail(refusal) }
        }
    }

    func methods(of queries: CatalogueQueries) -> [Method] {
        [
            unary(MethodNames.getCatalogue, queries.getCatalogue),
            unary(MethodNames.listOffices, queries.listOffices),
            unary(MethodNames.listGroups, queries.listGroups),
            unary(MethodNames.listPeriods, queries.listPeriods),
        ]
    }
}

extension Method {
    init(_ name: MethodName, unary handler: @escaping @Sendable (UnaryCall, [UInt8]) -> Void) {
        self.init(service: name.service, name: name.method, handler: .unary(handler))
    }
}
