// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryModel

/// What becomes of a request.
enum RightsVerdict: Equatable {
    case allowed
    /// Allowed for these units.
    case limitedToUnits([String])
    case sumsOnly
    case refused
}

extension CallerStanding {
    func verdict(_ rule: Rule, _ subject: Subject) -> RightsVerdict {
        switch rule {
        case .all: return .allowed
        case .nobody: return .refused
        case .memberActs, .leaderActs, .ministryActs:
            guard case .act(let act) = subject else { return .refused }
            return allows(act, rule) ? .allowed : .refused
        case .own, .ownOrLed, .shared, .sharedOrLed, .ledNow:
            switch subject {
            case .nothing: return .allowed
            case .act: return .refused
            case .units(let units, let periods): return verdict(rule, units: units, periods)
            case .group(let id, let periods): return verdict(rule, group: id, periods)
            }
        }
    }

    private func verdict(_ rule: Rule, units: [String], _ periods: SubjectPeriods) -> RightsVerdict {
        switch rule {
        case .own, .shared:
            if units.isEmpty { return .limitedToUnits(ownUnits.sorted()) }
            return units.allSatisfy { owns($0, periods) } ? .allowed : .refused
        case .ownOrLed, .sharedOrLed:
            if units.isEmpty { return .limitedToUnits(unitsOwnedOrLed(periods)) }
            return units.allSatisfy { ownsOrLeads($0, periods) } ? .allowed : .refused
        case .all, .ledNow, .memberActs, .leaderActs, .ministryActs, .nobody: return .refused
        }
    }

    private func verdict(_ rule: Rule, group id: String, _ periods: SubjectPeriods) -> RightsVerdict {
        guard let group = catalogue.group(id) else { return .refused }
        let windows = periods.windows(by: catalogue)
        switch rule {
        case .ledNow: return leadsToday(group) ? .allowed : .refused
        case .ownOrLed: return leads(group, during: windows) ? .allowed : .refused
        case .sharedOrLed where leads(group, during: windows): return .allowed
        case .shared, .sharedOrLed:
            let isShared = group.sharesFigures == .members && isMember(of: group, during: windows)
            return isShared ? .sumsOnly : .refused
        case .all, .own, .memberActs, .leaderActs, .ministryActs, .nobody: return .refused
        }
    }

    private func allows(_ act: Act, _ rule: Rule) -> Bool {
        let unit = act.key.office
        let windows = SubjectPeriods(regime: act.key.regime, from: act.key.period).windows(by: catalogue)
        if act.kind == .score {
            guard rule != .ministryActs, let scorer = act.score?.scorer, ownUnits.contains(scorer) else { return false }
            return ownUnits.contains(unit)
                || catalogue.catalogue.groups.contains {
                    isMember(of: $0, during: windows) && has($0, member: unit, during: windows)
                }
        }
        guard rule == .leaderActs else { return false }
        return catalogue.catalogue.groups.contains { leadsToday($0) && has($0, member: unit, during: windows) }
    }
}
