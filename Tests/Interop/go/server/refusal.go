// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

package main

import (
	v1 "chancery/v1"
	"google/rpc"

	"github.com/gogo/protobuf/proto"
	"github.com/golang/protobuf/ptypes/any"
	spb "google.golang.org/genproto/googleapis/rpc/status"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

// refusal is the status of a report that has findings: ErrorInfo, then the findings.
func refusal(report *v1.Report) error {
	info := &google_rpc.ErrorInfo{
		Reason:   "REPORT_REFUSED",
		Domain:   "chancery",
		Metadata: map[string]string{"office": report.Office},
	}
	findings := &v1.ReportRefusal{Findings: []*v1.Finding{{
		Code:     201,
		Name:     "UNKNOWN_INDICATOR",
		Severity: v1.Severity_SEVERITY_ERROR,
		Path:     "figures[0].decimal",
		Value:    report.Figures[0].GetDecimal(),
		Rule:     "interop: this office is refused",
		Message:  &v1.LocalizedText{English: "refused by the Go server", Vietnamese: "máy chủ Go từ chối"},
		Remedy:   &v1.LocalizedText{English: "choose another office", Vietnamese: "hãy chọn cơ quan khác"},
	}}}
	answer := &spb.Status{Code: int32(codes.FailedPrecondition), Message: "the report has 1 error"}
	for name, message := range map[string]proto.Message{
		"google.rpc.ErrorInfo":      info,
		"chancery.v1.ReportRefusal": findings,
	} {
		encoded, err := proto.Marshal(message)
		if err != nil {
			return status.Error(codes.Internal, err.Error())
		}
		answer.Details = append(answer.Details, &any.Any{TypeUrl: "type.googleapis.com/" + name, Value: encoded})
	}
	return status.ErrorProto(answer)
}
