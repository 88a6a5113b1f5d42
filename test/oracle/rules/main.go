// Judges CustomResourceDefinitions and their objects by x-kubernetes-validations as the Kubernetes API server does: reads
// one case a line on standard input and writes one answer a line, in the same order. docs/oracles.md describes both.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
)

func main() {
	if err := serve(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// serve answers line by line and flushes whenever no further input waits, so that a caller may hold the program open.
func serve(in io.Reader, out io.Writer) error {
	reader := bufio.NewReaderSize(in, 1<<20)
	writer := bufio.NewWriterSize(out, 1<<20)
	encoder := json.NewEncoder(writer)
	encoder.SetEscapeHTML(false)
	for {
		line, err := reader.ReadBytes('\n')
		if len(line) > 1 {
			if err := encoder.Encode(answerLine(line)); err != nil {
				return err
			}
		}
		if err == io.EOF {
			return writer.Flush()
		}
		if err != nil {
			return err
		}
		if reader.Buffered() == 0 {
			if err := writer.Flush(); err != nil {
				return err
			}
		}
	}
}

func answerLine(line []byte) Answer {
	var c Case
	if err := json.Unmarshal(line, &c); err != nil {
		return Answer{CaseError: err.Error()}
	}
	return answerOf(c)
}
