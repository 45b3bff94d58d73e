// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

internal import ChanceryWire
internal import Testing

@testable internal import ChanceryIngest

@Suite struct AdmissionTests {
    private static func admission(count: Int = 100, bytes: Int = 1000, perOffice: Int = 100) -> Admission {
        Admission(
            configuration: IngestConfiguration(
                inFlightCountMax: count, inFlightBytesMax: bytes, inFlightPerOfficeMax: perOffice))
    }

    private static func admit(_ admission: Admission, _ office: String = "vn-01", bytes: Int = 1) -> CallFailure? {
        admission.admit(office: office, bytes: bytes) { Int64($0) * 10 }
    }

    @Test("One office is refused at its bound while others come in")
    func office() {
        let admission = Self.admission(perOffice: 2)
        #expect(Self.admit(admission) == nil)
        #expect(Self.admit(admission) == nil)
        let refusal = Self.admit(admission)
        #expect(refusal?.reason == .officeBusy)
        #expect(refusal?.metadata == [FailureDetail("in_flight_per_office_max", "2")])
        #expect(refusal?.retryDelayMilliseconds == 20)
        #expect(Self.admit(admission, "vn-02") == nil)
        #expect(admission.inFlightCount == 3)
        #expect(admission.refusals == AdmissionRefusals(officeBusy: 1))
    }

    @Test("All together are refused at the bound of all")
    func count() {
        let admission = Self.admission(count: 2)
        #expect(Self.admit(admission, "vn-01") == nil)
        #expect(Self.admit(admission, "vn-02") == nil)
        let refusal = Self.admit(admission, "vn-03")
        #expect(refusal?.reason == .serverBusy)
        #expect(
            refusal?.metadata == [FailureDetail("in_flight_max", "2"), FailureDetail("in_flight_bytes_max", "1000")])
        #expect(refusal?.retryDelayMilliseconds == 20)
        #expect(admission.refusals == AdmissionRefusals(serverBusy: 1))
    }

    @Test("Bytes are bounded to the byte")
    func bytes() {
        let admission = Self.admission(bytes: 100)
        #expect(Self.admit(admission, bytes: 60) == nil)
        #expect(Self.admit(admission, bytes: 41)?.reason == .serverBusy)
        #expect(Self.admit(admission, bytes: 40) == nil)
        #expect(Self.admit(admission, bytes: 1)?.reason == .serverBusy)
        #expect(Self.admit(admission, bytes: 0) == nil)
    }

    @Test("A report above the bound of bytes is let in alone, and only alone")
    func oversize() {
        let admission = Self.admission(bytes: 100)
        #expect(Self.admit(admission, bytes: 5000) == nil)
        #expect(Self.admit(admission, "vn-02", bytes: 1)?.reason == .serverBusy)
        admission.release([AdmittedShare(office: "vn-01", bytes: 5000)])
        #expect(Self.admit(admission, "vn-02", bytes: 1) == nil)
        #expect(Self.admit(admission, bytes: 5000)?.reason == .serverBusy)
    }

    @Test("Tickets come back with their bytes")
    func release() {
        let admission = Self.admission(count: 3, bytes: 30, perOffice: 1)
        for round in 0..<50 {
            for office in ["vn-01", "vn-02", "vn-03"] {
                #expect(Self.admit(admission, office, bytes: 10) == nil, "round \(round)")
            }
            #expect(Self.admit(admission, "vn-04", bytes: 0)?.reason == .serverBusy)
            admission.release(["vn-03", "vn-01", "vn-02"].map { AdmittedShare(office: $0, bytes: 10) })
            #expect(admission.inFlightCount == 0)
        }
    }

    @Test("From the drain on nothing comes in, and what is in stays in")
    func draining() {
        let admission = Self.admission()
        #expect(Self.admit(admission) == nil)
        admission.beginDrain()
        let refusal = Self.admit(admission)
        #expect(refusal?.reason == .draining)
        #expect(refusal?.retryDelayMilliseconds == 1000)
        #expect(admission.inFlightCount == 1)
        admission.release([AdmittedShare(office: "vn-01", bytes: 1)])
        #expect(Self.admit(admission)?.reason == .draining)
        #expect(admission.inFlightCount == 0)
        #expect(admission.refusals == AdmissionRefusals(draining: 2))
    }
}
