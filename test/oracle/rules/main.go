// Judges CustomResourceDefinitions and their objects by x-kubernetes-validations as the Kubernetes API server does: reads
// one case a line on standard input and writes one answer a line, in the same order. docs/oracles.md describes both.
package main

import "bubustack.io/test/oracle/lines"

func main() {
	lines.Serve(func(c Case) any { return answerOf(c) })
}
