// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

public import ChanceryCatalogue
public import ChanceryModel
public import ChanceryStore
public import ChanceryWire

/// Reads of the catalogue, and of where an office stands with its periods. Used like `ReportQueries`.
public struct CatalogueQueries: Sendable {
    private let store: any ReportStore
    private let library: CatalogueLibrary
    private let clock: WallClock

    public init(store: any ReportStore, library: CatalogueLibrary, clock: WallClock) {
        self.store = store
        self.library = library
        self.clock = clock
    }

    /// CatalogueService.GetCatalogue.
    public func getCatalogue(_ payload: [UInt8], _ decoder: WireDecoder) throws -> [UInt8] {
        let request = try decoder.getCatalogueRequest(payload)
        let installed = try store.read { snapshot in
            request.version == 0
                ? try snapshot.currentCatalogue(asOf: nil) : try snapshot.catalogue(version: request.version)
        }
        guard let installed else {
            throw CallFailure(.noSuchCatalogue, "there is no catalogue version \(request.version)")
        }
        return InstalledCatalogueMessage(
            version: installed.version, installedAt: installed.installedAt, digest: installed.digest,
            catalogue: installed.bytes
        ).encoded()
    }

    /// CatalogueService.ListOffices.
    public func listOffices(_ payload: [UInt8], _ decoder: WireDecoder) throws -> [UInt8] {
        let request = try decoder.listOfficesRequest(payload)
        let index = library.current
        let date = request.date ?? today
        var members: Set<String>?
        if !request.group.isEmpty {
            guard let group = index.group(request.group) else {
                throw CallFailure(.noSuchGroup, "there is no group \(request.group)")
            }
            members = Set(group.members(on: date).map(\.office))
        }
        let offices = index.catalogue.offices.filter { office in
            office.validity.contains(date) && members?.contains(office.id) ?? true
        }
        return ListOfficesResponse(
            offices: offices.map { office in
                let name = office.name(on: date)
                return OfficeSummary(
                    id: office.id, code: name?.code ?? "", name: name?.label ?? Label(english: office.id),
                    parent: office.parent ?? "", validity: office.validity)
            }, catalogueVersion: index.version
        ).encoded()
    }

    /// CatalogueService.ListGroups.
    public func listGroups(_ payload: [UInt8], _ decoder: WireDecoder) throws -> [UInt8] {
        let request = try decoder.listGroupsRequest(payload)
        let index = library.current
        let date = request.date ?? today
        return ListGroupsResponse(
            groups: index.catalogue.groups.map { group in
                GroupSummary(
                    id: group.id, label: group.label, members: group.members(on: date),
                    leader: group.leader(on: date) ?? "")
            }, catalogueVersion: index.version
        ).encoded()
    }

    /// CatalogueService.ListPeriods.
    public func listPeriods(_ payload: [UInt8], _ decoder: WireDecoder) throws -> [UInt8] {
        let request = try decoder.listPeriodsRequest(payload)
        let token = try request.continuation()
        let calendar = PeriodCalendar(index: library.current, now: clock.now())
        let owed = try calendar.periods(office: request.office, regime: request.regime)
        // A token counts from the oldest window, because newer ones begin while somebody turns the pages.
        let start = token.map { max(0, owed.count - Int($0.position)) } ?? 0
        let page = owed[start...].prefix(request.pageCountMax)
        return try store.read { snapshot in
            let sequence = token?.sequence ?? snapshot.sequence
            let periods = try page.map { entry in
                let key = ReportKey(office: request.office, regime: entry.regime, period: entry.period)
                return entry.status(of: try snapshot.current(key, asOf: sequence), now: calendar.now)
            }
            let next = start + page.count
            return ListPeriodsResponse(
                periods: periods,
                nextPageToken: next < owed.count
                    ? request.nextPageToken(sequence: sequence, position: Int64(owed.count - next)) : "",
                sequence: sequence
            ).encoded()
        }
    }

    private var today: CivilDate { clock.now().date(in: .indochina) }
}
