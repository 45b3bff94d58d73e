// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

package main

import (
	"bytes"
	"fmt"
	"net"
	"time"

	v1 "chancery/v1"

	"github.com/containerd/ttrpc"
	"github.com/gogo/protobuf/proto"
	"google.golang.org/grpc/codes"
)

// What the seventeen reports add up to.
var groupFigures = map[string]string{
	"delegations.outbound": "398",
	"delegations.inbound":  "361",
	"agreements.signed":    "14",
	"ngo.projects":         "98",
	"ngo.committed":        "1040000",
	"consular.cases":       "52",
	"protection.cases":     "38",
	"abtc.requests":        "12",
}

// What they add up to before the report of lastOffice.
const outboundWithoutLast = "392"

func checkServerInfo(calls *caller) error {
	info := new(v1.ServerInfo)
	if err := calls.call("ServerService", "GetServerInfo", new(v1.GetServerInfoRequest), info); err != nil {
		return err
	}
	if info.Contract != "chancery.v1" || info.Version == "" || info.Limits.GetRequestBytesMax() <= 0 {
		return fmt.Errorf("unexpected %v", info)
	}
	passed("server %s, catalogue %d (%s)", info.Version, info.CatalogueVersion, info.CatalogueEdition)
	return nil
}

func pull(calls *caller, group string, sequence int64) (*v1.Consolidation, error) {
	request := &v1.GetConsolidationRequest{
		Scope:  &v1.GetConsolidationRequest_Group{Group: group},
		Regime: "FA-D09",
		Period: "2024-H1",
	}
	if sequence != 0 {
		request.AsOf = &v1.GetConsolidationRequest_AsOfSequence{AsOfSequence: sequence}
	}
	answer := new(v1.Consolidation)
	err := calls.call("ConsolidationService", "GetConsolidation", request, answer)
	return answer, err
}

// checkGroup submits all reports but one and pulls, submits the last and pulls again, and then pulls as of before.
func checkGroup(calls *caller, reports []*v1.Report) error {
	_, err := pull(calls, "no-such-group", 0)
	if _, err := expectFailure(err, codes.NotFound, "NO_SUCH_GROUP"); err != nil {
		return err
	}
	if err := checkSubmissions(calls, reports[:len(reports)-1]); err != nil {
		return err
	}
	before, err := pull(calls, "emulation-2", 0)
	if err != nil {
		return err
	}
	figures := figuresByIndicator(before)
	outbound := figures["delegations.outbound"]
	if got := outbound.GetQuantity().GetDecimal(); got != outboundWithoutLast {
		return fmt.Errorf("delegations.outbound of 16 members is %q, want %s", got, outboundWithoutLast)
	}
	missing := outbound.GetCoverage().GetMissing()
	if len(missing) != 1 || missing[0].Office != lastOffice || outbound.Coverage.IsComplete {
		return fmt.Errorf("coverage %v, want only %s missing", outbound.GetCoverage(), lastOffice)
	}
	passed("16 of 17 members: outbound %s, %s missing", outboundWithoutLast, lastOffice)

	if err := checkSubmissions(calls, reports[len(reports)-1:]); err != nil {
		return err
	}
	after, err := pull(calls, "emulation-2", 0)
	if err != nil {
		return err
	}
	if err := checkComplete(after); err != nil {
		return err
	}
	again, err := pull(calls, "emulation-2", before.Sequence)
	if err != nil {
		return err
	}
	if !proto.Equal(again, before) || bytes.Equal(before.Digest, after.Digest) {
		return fmt.Errorf("the answer as of sequence %d is not the one given then", before.Sequence)
	}
	passed("as of sequence %d the same answer as then", before.Sequence)
	return nil
}

func figuresByIndicator(answer *v1.Consolidation) map[string]*v1.ConsolidatedFigure {
	figures := make(map[string]*v1.ConsolidatedFigure)
	for _, figure := range answer.Figures {
		if len(figure.Dimensions) == 0 && !figure.IsPlan {
			figures[figure.Indicator] = figure
		}
	}
	return figures
}

func checkComplete(answer *v1.Consolidation) error {
	figures := figuresByIndicator(answer)
	for indicator, want := range groupFigures {
		figure := figures[indicator]
		if got := figure.GetQuantity().GetDecimal(); got != want {
			return fmt.Errorf("%s is %q, want %s", indicator, got, want)
		}
		if !figure.GetCoverage().GetIsComplete() || len(figure.Coverage.Included) != 17 {
			return fmt.Errorf("%s: coverage %v, want 17 members", indicator, figure.GetCoverage())
		}
	}
	if completeness := answer.Completeness; completeness.GetExpected() != 17 || completeness.GetReported() != 17 {
		return fmt.Errorf("completeness %v, want 17 of 17", completeness)
	}
	if len(answer.Digest) != 32 || answer.Sequence <= 0 {
		return fmt.Errorf("sequence %d, digest %x", answer.Sequence, answer.Digest)
	}
	passed("17 of 17 members: 398 / 361 / 14 / 98 / USD 1,040,000 / 52 / 38 / 12")
	return nil
}

// splitWriter sends the header of each frame by itself, as ttrpc implementations without a write buffer do.
type splitWriter struct {
	net.Conn
}

const frameHeaderBytes = 10

func (s splitWriter) Write(p []byte) (int, error) {
	if len(p) <= frameHeaderBytes {
		return s.Conn.Write(p)
	}
	n, err := s.Conn.Write(p[:frameHeaderBytes])
	if err != nil {
		return n, err
	}
	m, err := s.Conn.Write(p[frameHeaderBytes:])
	return n + m, err
}

func checkSplitWrites(server string) error {
	connection, err := net.DialTimeout("tcp", server, 10*time.Second)
	if err != nil {
		return err
	}
	client := ttrpc.NewClient(splitWriter{connection})
	defer client.Close()
	const count = 100
	for i := 0; i < count; i++ {
		answer, err := pull(&caller{client: client}, "emulation-2", 0)
		if err != nil {
			return fmt.Errorf("header and body in two writes: %w", err)
		}
		if i == 0 {
			if err := checkComplete(answer); err != nil {
				return fmt.Errorf("header and body in two writes: %w", err)
			}
		}
	}
	passed("%d calls with header and body in two writes", count)
	return nil
}
