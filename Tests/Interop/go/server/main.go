// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors

// Command server answers ServerService and ReportService with containerd's Go implementation of ttrpc, so that the
// client is seen to speak with a server that it does not share a line of code with. It stores nothing; every call that
// comes is written to the standard output as one line of JSON.
package main

import (
	"context"
	"flag"
	"fmt"
	"net"
	"os"
	"sync"

	"github.com/containerd/ttrpc"
)

func main() {
	refused := flag.String("refuse", "", "office whose reports are refused with findings")
	dropped := flag.String("drop", "", "office at whose first report the connection is cut instead of answered")
	flag.Parse()
	if err := run(*refused, *dropped); err != nil {
		fmt.Fprintln(os.Stderr, "go server:", err)
		os.Exit(1)
	}
}

func run(refused, dropped string) error {
	inner, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	listener := &cuttingListener{Listener: inner}
	server, err := ttrpc.NewServer()
	if err != nil {
		return err
	}
	service := &service{refused: refused, dropped: dropped, cut: listener.cut, receipts: make(map[string]*accepted)}
	server.Register("chancery.v1.ServerService", map[string]ttrpc.Method{"GetServerInfo": service.getServerInfo})
	server.Register("chancery.v1.ReportService", map[string]ttrpc.Method{"SubmitReport": service.submitReport})
	fmt.Printf("go server: serving on %s\n", inner.Addr())
	return server.Serve(context.Background(), listener)
}

// cuttingListener remembers its connections so that they can be cut.
type cuttingListener struct {
	net.Listener
	mutex       sync.Mutex
	connections []net.Conn
}

func (l *cuttingListener) Accept() (net.Conn, error) {
	connection, err := l.Listener.Accept()
	if err == nil {
		l.mutex.Lock()
		l.connections = append(l.connections, connection)
		l.mutex.Unlock()
	}
	return connection, err
}

func (l *cuttingListener) cut() {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	for _, connection := range l.connections {
		connection.Close()
	}
	l.connections = nil
}
