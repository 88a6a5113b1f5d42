package main

import (
	"context"
	"time"

	"github.com/google/cel-go/cel"
	"github.com/google/cel-go/checker"
	"github.com/google/cel-go/ext"
	"k8s.io/apiserver/pkg/cel/library"
)

// Figures are nanoseconds each; an expression that does not compile or ends in an error has Error instead.
type Figures struct {
	ID string `json:"id,omitempty"`
	// Compile is parsing, checking and planning.
	Compile float64 `json:"compileNs,omitempty"`
	// Bare is evaluation without cost tracking, constants folded.
	Bare float64 `json:"bareNs,omitempty"`
	// Tracked is evaluation with cost and interrupts checked, as the API server evaluates.
	Tracked float64 `json:"trackedNs,omitempty"`
	Error   string  `json:"error,omitempty"`
}

func bench(c Case, span time.Duration) Figures {
	figures := Figures{ID: c.ID}
	scope, err := scopeOf(c)
	if err != nil {
		return Figures{ID: c.ID, Error: err.Error()}
	}
	variables, err := scope.bind(c)
	if err != nil {
		return Figures{ID: c.ID, Error: err.Error()}
	}
	tracked, err := planned(scope.env, c.Expression, scope.programOptions(c)...)
	if err != nil {
		return Figures{ID: c.ID, Error: err.Error()}
	}
	env, err := bareEnvironment(c, scope)
	if err != nil {
		return Figures{ID: c.ID, Error: err.Error()}
	}
	bare, err := planned(env, c.Expression, cel.EvalOptions(cel.OptOptimize))
	if err != nil {
		return Figures{ID: c.ID, Error: err.Error()}
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	if _, _, err := tracked.ContextEval(ctx, variables); err != nil {
		return Figures{ID: c.ID, Error: err.Error()}
	}
	figures.Compile = nanos(span, func() { planned(scope.env, c.Expression, scope.programOptions(c)...) })
	figures.Bare = nanos(span, func() { bare.Eval(variables) })
	figures.Tracked = nanos(span, func() { tracked.ContextEval(ctx, variables) })
	return figures
}

func planned(env *cel.Env, expression string, options ...cel.ProgramOption) (cel.Program, error) {
	checked, issues := env.Compile(expression)
	if issues != nil && issues.Err() != nil {
		return nil, issues.Err()
	}
	return env.Program(checked, options...)
}

// bareEnvironment has the API server's libraries without its cost tracking, which cannot be taken out of its own.
func bareEnvironment(c Case, scope *Scope) (*cel.Env, error) {
	options := []cel.EnvOption{
		cel.HomogeneousAggregateLiterals(), cel.DefaultUTCTimeZone(true), cel.CrossTypeNumericComparisons(true),
		cel.OptionalTypes(), cel.CostEstimatorOptions(checker.PresenceTestHasCost(false)),
		ext.Strings(ext.StringsVersion(2)), ext.Sets(), ext.Lists(ext.ListsVersion(3)), ext.TwoVarComprehensions(),
		library.URLs(), library.Regex(), library.Lists(), library.Quantity(), library.IP(), library.CIDR(),
		library.Format(), library.Authz(), library.AuthzSelectors(), library.SemverLib(library.SemverVersion(1)),
	}
	for _, name := range variableNames(c) {
		declared, err := scope.declare(c, name)
		if err != nil {
			return nil, err
		}
		if _, ok := scope.schemas[name]; ok {
			declared = cel.DynType
		}
		options = append(options, cel.Variable(name, declared))
	}
	return cel.NewEnv(options...)
}

// nanos runs a function for about the time given, in growing rounds, and answers nanoseconds for one call in the
// fastest round.
func nanos(span time.Duration, run func()) float64 {
	rounds, best, end := 1, 0.0, time.Now().Add(span)
	for {
		start := time.Now()
		for range rounds {
			run()
		}
		took := time.Since(start)
		one := float64(took) / float64(rounds)
		if best == 0 || one < best {
			best = one
		}
		if time.Now().After(end) {
			return best
		}
		if took < span/10 {
			rounds *= 2
		}
	}
}
