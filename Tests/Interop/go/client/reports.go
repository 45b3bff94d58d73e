// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

package main

import (
	"crypto/rand"
	"encoding/csv"
	"fmt"
	"os"

	v1 "chancery/v1"
)

// The office whose report comes last, so that the figures are first pulled without it.
const lastOffice = "vn-34"

// readReports turns each line of the file into a report, with lastOffice at the end.
func readReports(path string) ([]*v1.Report, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		return nil, err
	}
	if len(rows) != 18 || rows[0][0] != "office" || rows[0][1] != "regime" || rows[0][2] != "period" {
		return nil, fmt.Errorf("%s: expected a heading and 17 reports", path)
	}
	var reports, last []*v1.Report
	for _, row := range rows[1:] {
		report := &v1.Report{Office: row[0], Regime: row[1], Period: row[2], Author: "interop-go"}
		for column, indicator := range rows[0][3:] {
			report.Figures = append(report.Figures, &v1.Figure{
				Indicator: indicator,
				Value:     &v1.Figure_Decimal{Decimal: row[column+3]},
			})
		}
		if report.Office == lastOffice {
			last = append(last, report)
		} else {
			reports = append(reports, report)
		}
	}
	return append(reports, last...), nil
}

// newRequestID makes a random UUID in canonical text form.
func newRequestID() (string, error) {
	var b [16]byte
	if _, err := rand.Read(b[:]); err != nil {
		return "", err
	}
	b[6] = b[6]&0x0f | 0x40
	b[8] = b[8]&0x3f | 0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[0:4], b[4:6], b[6:8], b[8:10], b[10:16]), nil
}
