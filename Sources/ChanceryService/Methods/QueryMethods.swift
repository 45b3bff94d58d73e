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
    let authorizer: Authorizer
    let state: ServerState
    /// Told of every failure of the store, whose cause the caller of the method does not see.
    let onStoreFailure: @Sendable (StoreError) -> Void

    func unary(_ rpc: RPC, _ query: @escaping Query) -> Method {
        Method(rpc) { call, payload in
            run(rpc, call, payload) { payload, decoder in call.finish(.success(try query(payload, decoder))) }
        }
    }

    /// A method that changes something and is refused once the server is stopping.
    ///
    /// - Parameters:
    ///   - undone: what the refusal says was not done, as in "nothing was stored".
    ///   - body: finishes the call, or throws.
    func changing(
        _ rpc: RPC, undone: String,
        _ body: @escaping @Sendable (_ call: UnaryCall, _ payload: [UInt8], _ decoder: WireDecoder) throws -> Void
    ) -> Method {
        Method(rpc) { call, payload in
            if state.isDraining {
                call.fail(CallFailure(.draining, "the server is stopping; \(undone)", retryDelayMilliseconds: 1000))
                return
            }
            run(rpc, call, payload) { payload, decoder in try body(call, payload, decoder) }
        }
    }

    /// Runs `body` on a query lane with the request as the caller may ask it. `body` finishes the call, or throws.
    func run(
        _ rpc: RPC, _ call: UnaryCall, _ payload: [UInt8],
        _ body: @escaping @Sendable (_ payload: [UInt8], _ decoder: WireDecoder) throws -> Void
    ) {
        let refusal = lanes.run { decoder in
            guard !call.ticket.isCancelled else { return }
            do {
                try body(try authorizer.authorize(rpc, payload, call.context, decoder), decoder)
            } catch {
                if let error = error as? StoreError, error.kind != .closed { onStoreFailure(error) }
                call.fail(CallFailure(queryError: error))
            }
        }
        if let refusal { call.fail(refusal) }
    }

    func methods(of queries: CatalogueQueries) -> [Method] {
        [
            unary(.getCatalogue, queries.getCatalogue),
            unary(.listOffices, queries.listOffices),
            unary(.listGroups, queries.listGroups),
            unary(.listPeriods, queries.listPeriods),
        ]
    }
}

extension Method {
    init(_ rpc: RPC, unary handler: @escaping @Sendable (UnaryCall, [UInt8]) -> Void) {
        self.init(rpc: rpc, handler: .unary(handler))
    }
}
