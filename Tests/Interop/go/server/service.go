// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"sync"
	"time"

	v1 "chancery/v1"
	"google/protobuf"

	"github.com/containerd/ttrpc"
	"github.com/gogo/protobuf/proto"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

type service struct {
	refused, dropped string
	cut              func()

	mutex    sync.Mutex
	sequence int64
	receipts map[string]*accepted
}

// accepted is a report that was answered with a receipt.
type accepted struct {
	digest  [sha256.Size]byte
	receipt *v1.Receipt
}

// observed is what is written of a call.
type observed struct {
	Method       string            `json:"method"`
	RequestID    string            `json:"request_id,omitempty"`
	Office       string            `json:"office,omitempty"`
	Regime       string            `json:"regime,omitempty"`
	Period       string            `json:"period,omitempty"`
	Figures      map[string]string `json:"figures,omitempty"`
	Digest       string            `json:"digest,omitempty"`
	UnknownBytes int               `json:"unknown_bytes"`
	HasDeadline  bool              `json:"has_deadline"`
	Outcome      string            `json:"outcome"`
}

// write is called with the mutex held, so that lines do not mix.
func (s *service) write(ctx context.Context, call observed) {
	_, call.HasDeadline = ctx.Deadline()
	if err := json.NewEncoder(os.Stdout).Encode(call); err != nil {
		panic(err)
	}
}

func (s *service) getServerInfo(ctx context.Context, unmarshal func(interface{}) error) (interface{}, error) {
	request := new(v1.GetServerInfoRequest)
	if err := unmarshal(request); err != nil {
		return nil, err
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.write(ctx, observed{Method: "GetServerInfo", UnknownBytes: len(request.XXX_unrecognized), Outcome: "answered"})
	return &v1.ServerInfo{
		Version:          "interop-go",
		Contract:         "chancery.v1",
		Limits:           &v1.ProtocolLimits{RequestBytesMax: 4 << 20, CallsPerConnectionMax: 16, FiguresPerReportMax: 2000},
		StoreSequence:    s.sequence,
		CatalogueVersion: 1,
		CatalogueEdition: "interop",
		Now:              timestamp(time.Now()),
		StartedAt:        timestamp(time.Now()),
		Counters:         []*v1.Counter{{Name: "interop_calls_count", Value: 42}},
	}, nil
}

func (s *service) submitReport(ctx context.Context, unmarshal func(interface{}) error) (interface{}, error) {
	request := new(v1.SubmitReportRequest)
	if err := unmarshal(request); err != nil {
		return nil, err
	}
	report := new(v1.Report)
	if err := proto.Unmarshal(request.Report, report); err != nil {
		return nil, status.Error(codes.InvalidArgument, err.Error())
	}
	digest := sha256.Sum256(request.Report)
	call := observed{
		Method: "SubmitReport", RequestID: request.RequestId,
		Office: report.Office, Regime: report.Regime, Period: report.Period,
		Figures: make(map[string]string), Digest: hex.EncodeToString(digest[:]),
		UnknownBytes: len(request.XXX_unrecognized) + len(report.XXX_unrecognized),
	}
	for _, figure := range report.Figures {
		call.Figures[figure.Indicator] = figure.GetDecimal()
		call.UnknownBytes += len(figure.XXX_unrecognized)
	}

	s.mutex.Lock()
	defer s.mutex.Unlock()
	if report.Office == s.refused && s.refused != "" {
		call.Outcome = "refused"
		s.write(ctx, call)
		return nil, refusal(report)
	}
	if report.Office == s.dropped && s.dropped != "" {
		s.dropped = ""
		call.Outcome = "cut"
		s.write(ctx, call)
		s.cut()
		return nil, ttrpc.ErrClosed
	}
	if earlier := s.receipts[request.RequestId]; earlier != nil && bytes.Equal(earlier.digest[:], digest[:]) {
		call.Outcome = "repeated"
		s.write(ctx, call)
		return &v1.SubmitReportResponse{Receipt: earlier.receipt, RepeatedSubmission: true}, nil
	}
	s.sequence++
	receipt := &v1.Receipt{
		Key:              &v1.ReportKey{Office: report.Office, Regime: report.Regime, Period: report.Period},
		Revision:         1,
		Sequence:         s.sequence,
		ReceivedAt:       timestamp(time.Now()),
		Digest:           digest[:],
		RequestId:        request.RequestId,
		CatalogueVersion: 1,
	}
	s.receipts[request.RequestId] = &accepted{digest: digest, receipt: receipt}
	call.Outcome = "accepted"
	s.write(ctx, call)
	return &v1.SubmitReportResponse{Receipt: receipt}, nil
}

func timestamp(t time.Time) *google_protobuf.Timestamp {
	return &google_protobuf.Timestamp{Seconds: t.Unix(), Nanos: int32(t.Nanosecond())}
}
