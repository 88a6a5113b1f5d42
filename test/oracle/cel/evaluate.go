package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/google/cel-go/cel"
	"github.com/google/cel-go/common/debug"
	celconfig "k8s.io/apiserver/pkg/apis/cel"
)

// patience is how long one case is repeated at most.
const patience = 50 * time.Millisecond

// answerOf evaluates a case `repeat` times, or as often as patience allows, and answers the first outcome.
func answerOf(c Case, repeat int) Answer {
	answer := Answer{ID: c.ID}
	scope, err := scopeOf(c)
	if err != nil {
		answer.CaseError = err.Error()
		return answer
	}
	program, ok := scope.compile(c, &answer)
	if !ok {
		return answer
	}
	started := time.Now()
	for i := range max(repeat, 1) {
		if i > 1 && time.Since(started) > patience {
			break
		}
		outcome := answer
		scope.run(c, program, &outcome)
		if i > 0 && !same(outcome, answer) {
			answer.Unstable = true
			break
		}
		if i == 0 {
			answer = outcome
		}
	}
	return answer
}

// compile parses, checks and plans; it notes what went wrong, and whatever is known of the expression before.
func (s *Scope) compile(c Case, answer *Answer) (cel.Program, bool) {
	parsed, issues := s.env.Parse(c.Expression)
	if issues != nil && issues.Err() != nil {
		answer.ParseError, answer.Position = first(issues)
		return nil, false
	}
	s.show(c, parsed, answer)
	checked, issues := s.env.Check(parsed)
	if issues != nil && issues.Err() != nil {
		answer.CheckError, answer.Position = first(issues)
		return nil, false
	}
	answer.Type = checked.OutputType().String()
	if estimate, err := s.env.EstimateCost(checked, s.estimator()); err == nil {
		answer.Estimated = &Range{strconv.FormatUint(estimate.Min, 10), strconv.FormatUint(estimate.Max, 10)}
	}
	program, err := s.env.Program(checked, s.programOptions(c)...)
	if err != nil {
		answer.CheckError = err.Error()
		return nil, false
	}
	return program, true
}

func (s *Scope) programOptions(c Case) []cel.ProgramOption {
	options := []cel.ProgramOption{cel.InterruptCheckFrequency(celconfig.CheckFrequency)}
	if s.plain {
		options = append(options, cel.EvalOptions(cel.OptTrackCost), cel.CostTracking(nil))
	}
	if c.CostLimit != nil {
		options = append(options, cel.CostLimit(*c.CostLimit))
	}
	return options
}

func (s *Scope) run(c Case, program cel.Program, answer *Answer) {
	variables, err := s.bind(c)
	if err != nil {
		answer.CaseError = err.Error()
		return
	}
	value, details, err := program.ContextEval(context.Background(), variables)
	if details != nil {
		answer.Cost = details.ActualCost()
	}
	if err != nil {
		answer.EvalError = err.Error()
		return
	}
	answer.Value = encode(value)
}

// show answers with the forms that were asked for: the expression as it is written again, with its macros, and the
// expanded tree.
func (s *Scope) show(c Case, parsed *cel.Ast, answer *Answer) {
	if c.wants("ast") {
		answer.AST = debug.ToDebugString(parsed.NativeRep().Expr())
	}
	if !c.wants("unparsed") {
		return
	}
	env, err := s.env.Extend(cel.EnableMacroCallTracking())
	if err != nil {
		answer.CaseError = err.Error()
		return
	}
	tracked, _ := env.Parse(c.Expression)
	text, err := cel.AstToString(tracked)
	if err != nil {
		text = fmt.Sprintf("cannot be written: %v", err)
	}
	answer.Unparsed = text
}

// first joins all messages of a failed compilation and answers them with the first position.
func first(issues *cel.Issues) (string, *Position) {
	var messages []string
	var position *Position
	for _, found := range issues.Errors() {
		messages = append(messages, found.Message)
		if position == nil && found.Location.Line() > 0 {
			position = &Position{found.Location.Line(), found.Location.Column()}
		}
	}
	return strings.Join(messages, "\n"), position
}

func same(a, b Answer) bool {
	left, err := json.Marshal(a)
	right, other := json.Marshal(b)
	return errors.Join(err, other) == nil && bytes.Equal(left, right)
}
