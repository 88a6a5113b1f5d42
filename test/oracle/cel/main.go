// Evaluates CEL as the Kubernetes API server does: reads one case a line on standard input and writes one answer a line,
// in the same order. docs/oracles.md describes both.
//
//	cel [-repeat N]          answers; with N > 1 each case is evaluated N times and marked where the outcomes differ
//	cel -bench [-time 200ms] measures instead: nanoseconds for compiling and evaluating each case
package main

import (
	"flag"
	"time"
	_ "time/tzdata" // zones do not depend on the machine

	"bubustack.io/test/oracle/lines"
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
	lines.Serve(answer)
}
