// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

package main

import (
	"fmt"

	v1 "chancery/v1"
	"google/rpc"

	"github.com/gogo/protobuf/proto"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

const typePrefix = "type.googleapis.com/"

// expectFailure checks the code and reason of a failed call and gives the details other than ErrorInfo, by type.
func expectFailure(err error, code codes.Code, reason string) (map[string][]byte, error) {
	if err == nil {
		return nil, fmt.Errorf("succeeded, want %v", code)
	}
	failure, ok := status.FromError(err)
	if !ok {
		return nil, fmt.Errorf("not a status: %w", err)
	}
	if failure.Code() != code {
		return nil, fmt.Errorf("code %v (%s), want %v", failure.Code(), failure.Message(), code)
	}
	details := make(map[string][]byte)
	for _, detail := range failure.Proto().Details {
		details[detail.TypeUrl] = detail.Value
	}
	encoded, ok := details[typePrefix+"google.rpc.ErrorInfo"]
	if !ok {
		return nil, fmt.Errorf("no google.rpc.ErrorInfo in %v", failure.Proto())
	}
	info := new(google_rpc.ErrorInfo)
	if err := proto.Unmarshal(encoded, info); err != nil {
		return nil, err
	}
	if info.Domain != "chancery" || info.Reason != reason {
		return nil, fmt.Errorf("error info %v, want reason %s of chancery", info, reason)
	}
	return details, nil
}

func checkUnknownMethod(calls *caller) error {
	err := calls.call("ServerService", "NoSuchMethod", new(v1.GetServerInfoRequest), new(v1.ServerInfo))
	if status.Code(err) != codes.Unimplemented {
		return fmt.Errorf("got %v, want %v", err, codes.Unimplemented)
	}
	passed("an unknown method is unimplemented")
	return nil
}

// checkRefusal submits a report with two mistakes and wants both of them back, then sees that nothing was stored.
func checkRefusal(calls *caller, good *v1.Report) error {
	bad := proto.Clone(good).(*v1.Report)
	bad.Figures[0].Value = &v1.Figure_Decimal{Decimal: "-5"}
	bad.Figures = append(bad.Figures, &v1.Figure{
		Indicator: "no.such.indicator",
		Value:     &v1.Figure_Decimal{Decimal: "1"},
	})
	encoded, err := proto.Marshal(bad)
	if err != nil {
		return err
	}
	requestID, err := newRequestID()
	if err != nil {
		return err
	}
	_, err = submit(calls, encoded, requestID)
	details, err := expectFailure(err, codes.FailedPrecondition, "REPORT_REFUSED")
	if err != nil {
		return err
	}
	refusal := new(v1.ReportRefusal)
	if err := proto.Unmarshal(details[typePrefix+"chancery.v1.ReportRefusal"], refusal); err != nil {
		return err
	}
	errors := 0
	for _, finding := range refusal.Findings {
		if finding.Code == 0 || finding.Name == "" || finding.Rule == "" || finding.Message.GetEnglish() == "" ||
			finding.Message.GetVietnamese() == "" {
			return fmt.Errorf("incomplete finding %v", finding)
		}
		if finding.Severity == v1.Severity_SEVERITY_ERROR {
			errors++
		}
	}
	if errors < 2 {
		return fmt.Errorf("%d errors among the findings, want both mistakes: %v", errors, refusal)
	}
	key := &v1.ReportKey{Office: bad.Office, Regime: bad.Regime, Period: bad.Period}
	err = calls.call("ReportService", "GetReport", &v1.GetReportRequest{Key: key}, new(v1.StoredReport))
	if _, err := expectFailure(err, codes.NotFound, "NO_SUCH_REPORT"); err != nil {
		return fmt.Errorf("after the refusal: %w", err)
	}
	passed("a report with two mistakes is refused with %d findings and not stored", len(refusal.Findings))
	return nil
}
