// Echo: a goroutine for each connection. The argument is tcp:PORT or unix:PATH.
package main

import (
	"fmt"
	"net"
	"os"
	"strings"
)

func echo(conn net.Conn) {
	defer conn.Close()
	buffer := make([]byte, 16384)
	for {
		n, err := conn.Read(buffer)
		if n > 0 {
			if _, err := conn.Write(buffer[:n]); err != nil {
				return
			}
		}
		if err != nil {
			return
		}
	}
}

func main() {
	kind, where, _ := strings.Cut(os.Args[1], ":")
	if kind == "tcp" {
		where = "127.0.0.1:" + where
	}
	listener, err := net.Listen(kind, where)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	if kind == "tcp" {
		where = fmt.Sprint(listener.Addr().(*net.TCPAddr).Port)
	}
	fmt.Printf("ready %s:%s\n", kind, where)
	for {
		conn, err := listener.Accept()
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		go echo(conn)
	}
}
