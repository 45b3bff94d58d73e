// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryCatalogue
internal import ChanceryConsolidation
public import ChanceryModel
public import ChanceryStore
public import ChanceryWire
internal import Synchronization

/// Consolidated answers, once or again whenever they change.
public final class ConsolidationQueries: Sendable {
    let reader: ConsolidationReader
    let answers: AnswerCache
    private let hub: WatchHub
    /// Longest answer that the transport can send.
    let answerBytesMax: Int

    public init(
        store: any ReportStore, library: CatalogueLibrary, lanes: QueryLanes, configuration: QueryConfiguration
    ) {
        let views = PeriodViews(heldReportsMax: configuration.heldReportsMax)
        reader = ConsolidationReader(
            store: store, library: library, views: views, foldsHeldBytesMax: configuration.foldsHeldBytesMax)
        answers = AnswerCache(bytesMax: configuration.answersHeldBytesMax)
        hub = WatchHub(lanes: lanes, reader: reader, watchCountMax: configuration.watchCountMax)
        answerBytesMax = configuration.answerBytesMax
    }

    /// ConsolidationService.GetConsolidation; used like the functions of `ReportQueries`.
    public func getConsolidation(_ payload: [UInt8], _ decoder: WireDecoder) throws -> [UInt8] {
        let request = try decoder.getConsolidationRequest(payload)
        // Later pages are pages of the first one's answer, whatever was committed since.
        let continuation = try request.continuation()
        let moment = continuation.map { StoreMoment.sequence($0.sequence) } ?? StoreMoment(request.moment)
        let encoded = try encodedAnswer(
            to: ConsolidationQuery(request), request.detail, asOf: moment, isLaterPage: continuation != nil,
            decoder: decoder)
        // Neither a figure nor the list of members is ever cut.
        guard encoded.longestPageBytes <= answerBytesMax else {
            throw CallFailure(
                .queryRefused,
                "a page of the answer would have \(encoded.longestPageBytes) bytes and could not be sent; leave out the "
                    + "contributions or ask for fewer offices",
                metadata: [FailureDetail("answer_bytes_max", String(answerBytesMax))])
        }
        return try encoded.page(for: request)
    }

    /// The answer that is held for this question at the sequence of the moment, or a new one that is then held.
    private func encodedAnswer(
        to query: ConsolidationQuery, _ detail: AnswerDetail, asOf moment: StoreMoment?, isLaterPage: Bool,
        decoder: WireDecoder
    ) throws -> EncodedConsolidation {
        try reader.reading(asOf: moment, decoder: decoder) { reading in
            let question = AnswerCache.Question(
                query: query, detail: detail, sequence: reading.sequence,
                catalogueVersion: reading.catalogue.version)
            if let held = answers.answer(to: question) { return held }
            // A token that was made up would ask for sums of the past, and two of them tell what one unit reported.
            if detail == .sumsOnly, isLaterPage, reading.sequence != reading.snapshot.sequence {
                throw PageToken.refusal
            }
            let answer = try reading.answer(to: query)
            let encoded = EncodedConsolidation(
                answer.answer(detail),
                reusing: answers.newest(like: question), isReusable: answers.holdsAnswers)
            answers.hold(encoded, to: question)
            return encoded
        }
    }

    /// ConsolidationService.WatchConsolidation. `observer` gets encoded answers until the watch is ended.
    public func watch(
        _ payload: [UInt8], _ decoder: WireDecoder, observer: any WatchObserver
    ) throws -> ConsolidationWatch {
        let request = try decoder.getConsolidationRequest(payload)
        guard request.moment == .now else {
            throw CallFailure(.queryRefused, "a watch begins now; leave out as_of_sequence and as_of_time")
        }
        guard request.pageToken.isEmpty, request.pageSize == 0 else {
            throw CallFailure(.queryRefused, "a watch has no pages; leave out page_size and page_token")
        }
        let receiver = EncodingReceiver(observer: observer)
        return ConsolidationWatch(hub: hub, watch: try hub.add(ConsolidationQuery(request), receiver))
    }

    /// Tells the watches what a commit changed. Cheap; called on the writer's queue.
    public func committed(_ keys: [ReportKey]) { hub.committed(keys) }

    /// Has every watch decided and answered anew: another catalogue holds. Cheap; called on the writer's queue.
    public func catalogueChanged() { hub.touchAll() }

    /// Ends every watch and refuses new ones.
    public func closeWatches() { hub.close(.draining) }

    public var watchCount: Int { hub.watchCount }
}

/// Takes the answers of a watch. Called on query lanes, one call at a time.
public protocol WatchObserver: AnyObject, Sendable {
    /// Whether the peer keeps up. While it is false no answers are made.
    var isReady: Bool { get }
    /// The request as the peer may ask it now: rights change with the day and with the catalogue, so this is asked
    /// before every answer. What it throws ends the watch.
    func permitted(_ decoder: WireDecoder) throws -> [UInt8]
    /// An encoded chancery.v1.Consolidation.
    func received(_ answer: [UInt8])
    /// The watch is over.
    func failed(_ failure: CallFailure)
}

/// A watch that is under way.
public final class ConsolidationWatch: Sendable {
    private let hub: WatchHub
    private let watch: Watch

    init(hub: WatchHub, watch: Watch) {
        self.hub = hub
        self.watch = watch
    }

    /// The peer takes messages again.
    public func becameReady() { hub.becameReady(watch) }

    /// Nobody reads any more.
    public func end() { hub.remove(watch) }
}

/// Encodes the answers of one watch.
private final class EncodingReceiver: WatchReceiver {
    private let observer: any WatchObserver
    private let detail = Mutex(AnswerDetail.sumsOnly)

    init(observer: any WatchObserver) {
        self.observer = observer
    }

    var isReady: Bool { observer.isReady }

    func prepare(_ decoder: WireDecoder) throws {
        let request = try decoder.getConsolidationRequest(observer.permitted(decoder))
        detail.withLock { $0 = request.detail }
    }

    func receive(_ answer: SequencedConsolidation) {
        observer.received(EncodedConsolidation(answer.answer(detail.withLock { $0 })).whole())
    }

    func failed(_ failure: CallFailure) { observer.failed(failure) }
}

extension StoreMoment {
    /// `nil` means now.
    init?(_ moment: RequestedMoment) {
        switch moment {
        case .now: return nil
        case .sequence(let sequence): self = .sequence(sequence)
        case .time(let time): self = .time(time)
        }
    }
}

extension ConsolidationQuery {
    /// What `request` asks, whenever and in whatever pages.
    init(_ request: GetConsolidationRequest) {
        let scope: ConsolidationScope =
            switch request.scope {
            case .group(let id): .group(id)
            case .offices(let ids): .offices(ids)
            }
        self.init(
            scope: scope, regime: request.regime, from: request.period,
            through: request.throughPeriod ?? request.period, indicators: request.indicators,
            bordersOn: request.bordersOn, parts: request.parts, until: request.until)
    }
}
