// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryCatalogue
internal import ChanceryModel
internal import ChanceryWire

/// Decides about every call, once, before any work is done for it.
final class Authorizer: Sendable {
    private let library: CatalogueLibrary
    private let clock: WallClock
    private let onRefusal: @Sendable (RightsRefusal) -> Void

    init(library: CatalogueLibrary, clock: WallClock, onRefusal: @escaping @Sendable (RightsRefusal) -> Void) {
        self.library = library
        self.clock = clock
        self.onRefusal = onRefusal
    }

    /// The request as the caller may ask it: as it came, or cut down to what is the caller's.
    ///
    /// - Throws: `CallFailure` when the caller may not call; `WireError` when the request cannot be read.
    func authorize(
        _ rpc: RPC, _ payload: [UInt8], _ context: CallContext, _ decoder: WireDecoder
    ) throws -> [UInt8] {
        let rule = RightsTable.row(of: rpc).rule(of: context.identity.role)
        if rule == .all { return payload }
        let request = try SubjectReader.read(rpc, payload, decoder)
        switch verdict(rule, request.subject, context.identity) {
        case .allowed:
            return payload
        case .limitedToUnits(let units):
            if let limited = request.limitedToUnits, !units.isEmpty { return limited(units) }
        case .sumsOnly:
            if let reduced = request.sumsOnly { return reduced() }
        case .refused:
            break
        }
        throw refuse(rpc, request.subject, rule, context)
    }

    /// Whether a stream may be opened whose messages have subjects of their own.
    func refusalToOpen(_ rpc: RPC, _ context: CallContext) -> CallFailure? {
        let rule = RightsTable.row(of: rpc).rule(of: context.identity.role)
        return rule == .nobody ? refuse(rpc, .nothing, rule, context) : nil
    }

    /// Whether a report of an office may be sent.
    func refusalToReport(_ rpc: RPC, office: String, _ context: CallContext) -> CallFailure? {
        let rule = RightsTable.row(of: rpc).rule(of: context.identity.role)
        if rule == .all || (rule == .own && context.identity.unit == office) { return nil }
        let subject = Subject.units([office], SubjectPeriods())
        return verdict(rule, subject, context.identity) == .allowed ? nil : refuse(rpc, subject, rule, context)
    }

    private func verdict(_ rule: Rule, _ subject: Subject, _ identity: PeerIdentity) -> RightsVerdict {
        guard let unit = identity.unit else {
            guard rule == .ministryActs, case .act(let act) = subject else { return .refused }
            switch act.kind {
            case .close, .reopen, .extend, .reply: return .allowed
            case .accept, .giveBack, .score: return .refused
            }
        }
        let today = clock.now().date(in: .indochina)
        return CallerStanding(unit: unit, catalogue: library.current, today: today).verdict(rule, subject)
    }

    private func refuse(_ rpc: RPC, _ subject: Subject, _ rule: Rule, _ context: CallContext) -> CallFailure {
        let refusal = RightsRefusal(
            identity: context.identity, requestID: context.requestID, method: rpc.name.description,
            subject: String(subject.description.prefix(256)), rule: rule)
        onRefusal(refusal)
        return CallFailure(refusal)
    }
}
