// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import CChanceryProtos
internal import ChanceryModel

extension ProtoWriter {
    /// Fields 1 to 9 of every figure of an answer.
    mutating func head(of figure: some FigureHead) {
        text(1, figure.indicator)
        label(2, figure.label)
        text(3, figure.kind)
        text(4, figure.unit)
        for choice in figure.dimensions { message(5) { $0.dimensionChoice(choice) } }
        bool(6, figure.isPlan)
        text(7, figure.event)
        date(8, figure.since)
        dateRange(9, figure.window)
    }
}

/// Fields 1 to 9 of a figure in one of its messages.
struct FigureHeadMessage {
    let indicator: ProtobufCBinaryData
    let label: UnsafeMutablePointer<Chancery__V1__LocalizedText>?
    let kind: ProtobufCBinaryData
    let unit: ProtobufCBinaryData
    let dimensions: UnsafeMutablePointer<UnsafeMutablePointer<Chancery__V1__DimensionChoice>?>?
    let dimensionCount: Int
    let isPlan: Bool
    let event: ProtobufCBinaryData
    let since: UnsafeMutablePointer<Google__Type__Date>?
    let window: UnsafeMutablePointer<Chancery__V1__DateRange>?
}

extension Chancery__V1__ConsolidatedFigure {
    var head: FigureHeadMessage {
        FigureHeadMessage(
            indicator: indicator, label: label, kind: kind, unit: unit, dimensions: dimensions,
            dimensionCount: n_dimensions, isPlan: is_plan != 0, event: event, since: since, window: window)
    }
}

extension Chancery__V1__ComparedFigure {
    var head: FigureHeadMessage {
        FigureHeadMessage(
            indicator: indicator, label: label, kind: kind, unit: unit, dimensions: dimensions,
            dimensionCount: n_dimensions, isPlan: is_plan != 0, event: event, since: since, window: window)
    }
}

extension FieldReader {
    mutating func head(_ message: FigureHeadMessage, _ path: ItemPath, into figure: inout some FigureHead) {
        figure.indicator = line(message.indicator, path + ".indicator")
        figure.label = label(message.label, path + ".label")
        figure.kind = line(message.kind, path + ".kind")
        figure.unit = line(message.unit, path + ".unit")
        figure.dimensions = dimensionChoices(message.dimensions, message.dimensionCount, path + ".dimensions")
        figure.isPlan = message.isPlan
        figure.event = line(message.event, path + ".event")
        figure.since = date(message.since, path + ".since")
        figure.window = dateRange(message.window, path + ".window")
    }
}
