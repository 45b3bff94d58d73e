// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"

	v1 "chancery/v1"

	"github.com/gogo/protobuf/proto"
)

func submit(calls *caller, encoded []byte, requestID string) (*v1.SubmitReportResponse, error) {
	request := &v1.SubmitReportRequest{Report: encoded, RequestId: requestID}
	response := new(v1.SubmitReportResponse)
	err := calls.call("ReportService", "SubmitReport", request, response)
	return response, err
}

// submitTwice submits a report and sends it again under the same id: both answers must hold the same receipt, and
// the receipt must speak of exactly these bytes.
func submitTwice(calls *caller, report *v1.Report) (*v1.Receipt, error) {
	encoded, err := proto.Marshal(report)
	if err != nil {
		return nil, err
	}
	requestID, err := newRequestID()
	if err != nil {
		return nil, err
	}
	first, err := submit(calls, encoded, requestID)
	if err != nil {
		return nil, fmt.Errorf("report of %s: %w", report.Office, err)
	}
	receipt := first.Receipt
	digest := sha256.Sum256(encoded)
	switch {
	case receipt == nil || receipt.Key == nil || receipt.ReceivedAt == nil:
		return nil, fmt.Errorf("report of %s: incomplete receipt %v", report.Office, receipt)
	case receipt.Key.Office != report.Office || receipt.Key.Regime != report.Regime || receipt.Key.Period != report.Period:
		return nil, fmt.Errorf("report of %s: receipt for %v", report.Office, receipt.Key)
	case receipt.Revision != 1 || receipt.Sequence <= 0 || receipt.RequestId != requestID || first.RepeatedSubmission:
		return nil, fmt.Errorf("report of %s: not the receipt of a first submission: %v", report.Office, first)
	case !bytes.Equal(receipt.Digest, digest[:]):
		return nil, fmt.Errorf("report of %s: digest %x, want %x", report.Office, receipt.Digest, digest)
	}
	again, err := submit(calls, encoded, requestID)
	if err != nil {
		return nil, fmt.Errorf("repeat for %s: %w", report.Office, err)
	}
	if !again.RepeatedSubmission || !proto.Equal(again.Receipt, receipt) {
		return nil, fmt.Errorf("repeat for %s: %v, want receipt %v", report.Office, again, receipt)
	}
	return receipt, nil
}

func checkSubmissions(calls *caller, reports []*v1.Report) error {
	for _, report := range reports {
		if _, err := submitTwice(calls, report); err != nil {
			return err
		}
	}
	passed("%d reports submitted twice each, the same receipts", len(reports))
	return nil
}
