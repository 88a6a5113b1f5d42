// Evaluates templates as Go does: text/template with the functions that the platform allows, of Sprig 3.2.3. Reads one
// case a line on standard input and writes one answer a line, in the same order. docs/oracles.md describes both.
package main

import (
	"time"
	_ "time/tzdata" // zones do not depend on the machine

	"bubustack.io/test/oracle/lines"
)

func main() {
	time.Local = time.UTC
	lines.Serve(func(c Case) any { return answer(c) })
}
