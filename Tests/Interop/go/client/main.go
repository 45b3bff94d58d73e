// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

// Command client calls a Chancery server with containerd's Go implementation of ttrpc and the published schema, and
// fails unless the answers are what the reports of Emulation Group No. 2 for the first half of 2024 give.
package main

import (
	"context"
	"flag"
	"fmt"
	"net"
	"os"
	"time"

	"github.com/containerd/ttrpc"
)

func main() {
	server := flag.String("server", "", "HOST:PORT of the server")
	file := flag.String("reports", "", "CSV file with one report per line")
	daemon := flag.Bool("daemon", true, "expect a whole server; without it only a server that takes reports")
	flag.Parse()
	if err := run(*server, *file, *daemon); err != nil {
		fmt.Fprintln(os.Stderr, "go client:", err)
		os.Exit(1)
	}
}

func run(server, file string, daemon bool) error {
	reports, err := readReports(file)
	if err != nil {
		return err
	}
	connection, err := net.DialTimeout("tcp", server, 10*time.Second)
	if err != nil {
		return err
	}
	client := ttrpc.NewClient(connection)
	defer client.Close()
	calls := &caller{client: client}

	if err := checkServerInfo(calls); err != nil {
		return fmt.Errorf("server info: %w", err)
	}
	if err := checkUnknownMethod(calls); err != nil {
		return fmt.Errorf("unknown method: %w", err)
	}
	if !daemon {
		return checkSubmissions(calls, reports)
	}
	if err := checkRefusal(calls, reports[0]); err != nil {
		return fmt.Errorf("refused report: %w", err)
	}
	if err := checkGroup(calls, reports); err != nil {
		return fmt.Errorf("group figures: %w", err)
	}
	return checkSplitWrites(server)
}

// caller makes calls under a deadline, so that a server that does not answer ends the run.
type caller struct {
	client *ttrpc.Client
}

const callDeadline = 20 * time.Second

func (c *caller) call(service, method string, request, response interface{}) error {
	ctx, cancel := context.WithTimeout(context.Background(), callDeadline)
	defer cancel()
	ctx = ttrpc.WithMetadata(ctx, ttrpc.MD{"client": []string{"interop-go"}})
	return c.client.Call(ctx, "chancery.v1."+service, method, request, response)
}

func passed(format string, values ...interface{}) {
	fmt.Printf("ok  "+format+"\n", values...)
}
