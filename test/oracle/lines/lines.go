// Package lines answers questions that come one a line: the loop of every oracle that is asked something.
package lines

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
)

// unread is the answer to a line that is no case.
type unread struct {
	CaseError string `json:"caseError"`
}

// Serve reads a case of JSON a line on standard input, and writes an answer a line on standard output, in the same order,
// until the input ends. A line that is no case is answered with `caseError`. Where it cannot go on, it says why and ends
// the process with 1.
func Serve[Case any](answer func(Case) any) {
	if err := serve(os.Stdin, os.Stdout, answer); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// serve flushes whenever no further input waits, so that a caller may hold the program open.
func serve[Case any](in io.Reader, out io.Writer, answer func(Case) any) error {
	reader := bufio.NewReaderSize(in, 1<<20)
	writer := bufio.NewWriterSize(out, 1<<20)
	encoder := json.NewEncoder(writer)
	encoder.SetEscapeHTML(false)
	for {
		line, err := reader.ReadBytes('\n')
		if len(line) > 1 {
			if err := encoder.Encode(answerTo(line, answer)); err != nil {
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

func answerTo[Case any](line []byte, answer func(Case) any) any {
	var c Case
	if err := json.Unmarshal(line, &c); err != nil {
		return unread{CaseError: err.Error()}
	}
	return answer(c)
}
