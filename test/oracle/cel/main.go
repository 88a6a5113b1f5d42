// Evaluates CEL as the Kubernetes API server does: reads one case a line on standard input and writes one answer a line,
// in the same order. docs/oracles.md describes both.
//
//	cel [-repeat N]          answers; with N > 1 each case is evaluated N times and marked where the outcomes differ
//	cel -bench [-time 200ms] measures instead: nanoseconds for compiling and evaluating each case
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"time"
	_ "time/tzdata" // zones do not depend on the machine
)

func main() {
	repeat := flag.Int("repeat", 1, "how often each case is evaluated")
	measure := flag.Bool("bench", false, "measure instead of answering")
	span := flag.Duration("time", 200*time.Millisecond, "how long each figure is measured")
	flag.Parse()
	answer := func(c Case) any { return answerOf(c, *repeat) }
	if *measure {
		answer = func(c Case) any { return bench(c, *span) }
	}
	if err := serve(os.Stdin, os.Stdout, answer); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// serve answers line by line and flushes whenever no further input waits, so that a caller may hold the program open.
func serve(in io.Reader, out io.Writer, answer func(Case) any) error {
	reader := bufio.NewReaderSize(in, 1<<20)
	writer := bufio.NewWriterSize(out, 1<<20)
	encoder := json.NewEncoder(writer)
	encoder.SetEscapeHTML(false)
	for {
		line, err := reader.ReadBytes('\n')
		if len(line) > 1 {
			if err := encoder.Encode(answerLine(line, answer)); err != nil {
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

func answerLine(line []byte, answer func(Case) any) any {
	var c Case
	if err := json.Unmarshal(line, &c); err != nil {
		return Answer{CaseError: err.Error()}
	}
	return answer(c)
}
