// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryClient
internal import ChanceryModel
internal import ChanceryWire

/// What an answer says of borders, mergers and the windows that were asked for, for scripts.
enum TerritoryJSON {
    static func unit(_ unit: TerritoryUnit) -> JSONValue {
        [
            "office": .string(unit.office), "name": JSONValue(unit.name), "code": .optional(unit.code),
            "parts": .strings(unit.parts),
            "outsiders": .array(unit.outsiders.map { JSONValue($0) }),
        ]
    }

    static func asked(_ asked: AskedWindow) -> JSONValue {
        [
            "period": .string(asked.from.code), "through_period": .string(asked.through.code),
            "window": JSONValue(asked.window), "until": .optional(asked.until),
            "uncovered": .optional(asked.uncovered),
        ]
    }

    static func carriedOver(_ carried: CarriedOver) -> JSONValue {
        [
            "successor": .string(carried.successor), "date": .string(carried.date.description),
            "predecessors": .strings(carried.predecessors),
        ]
    }

    static func unitFigure(_ figure: UnitFigure) -> JSONValue {
        let (quantity, refusal) = ConsolidationJSON.outcome(figure.outcome)
        return [
            "office": .string(figure.office), "value": .optional(quantity?.value.description ?? ""),
            "qualifier": .optional(quantity?.qualifier.rawValue ?? ""),
            "status": .optional(quantity?.status.rawValue ?? ""), "refusal": refusal,
            "bounds": ConsolidationJSON.bounds(figure.bounds), "missing": .strings(figure.missing),
        ]
    }
}
