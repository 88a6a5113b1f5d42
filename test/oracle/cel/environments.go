package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"sort"
	"strings"

	"github.com/google/cel-go/cel"
	"github.com/google/cel-go/ext"
	"k8s.io/apimachinery/pkg/util/version"
	apiservercel "k8s.io/apiserver/pkg/cel"
	"k8s.io/apiserver/pkg/cel/common"
	"k8s.io/apiserver/pkg/cel/environment"
	"k8s.io/apiserver/pkg/cel/library"
	"k8s.io/apiserver/pkg/cel/mutation"
	"k8s.io/apiserver/pkg/cel/openapi"
	"k8s.io/kube-openapi/pkg/validation/spec"
)

const (
	kubernetes = "kubernetes"
	mutating   = "kubernetes-mutation"
	plain      = "plain"
)

// release is the Kubernetes minor release of go.mod.
var release = version.MajorMinor(1, 36)

// Scope is an environment together with what its variables are declared as.
type Scope struct {
	env     *cel.Env
	plain   bool
	types   map[string]*cel.Type
	schemas map[string]*spec.Schema
	decls   map[string]*apiservercel.DeclType
}

// scopes keeps environments, since building one costs more than evaluating most expressions.
var scopes = map[string]*Scope{}

func scopeOf(c Case) (*Scope, error) {
	names := variableNames(c)
	key, err := json.Marshal([]any{c.Env, names, c.Types, c.Schemas, c.Roots})
	if err != nil {
		return nil, err
	}
	if scope, ok := scopes[string(key)]; ok {
		return scope, nil
	}
	scope, err := newScope(c, names)
	if err != nil {
		return nil, err
	}
	if len(scopes) > 1000 {
		clear(scopes)
	}
	scopes[string(key)] = scope
	return scope, nil
}

func variableNames(c Case) []string {
	found := map[string]bool{}
	for name := range c.Variables {
		found[name] = true
	}
	for name := range c.Types {
		found[name] = true
	}
	for name := range c.Schemas {
		found[name] = true
	}
	if c.Authorizer != nil {
		found[authorizerName], found[requestResourceName] = true, true
	}
	names := make([]string, 0, len(found))
	for name := range found {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

func newScope(c Case, names []string) (*Scope, error) {
	s := &Scope{
		plain:   c.Env == plain,
		types:   map[string]*cel.Type{},
		schemas: map[string]*spec.Schema{},
		decls:   map[string]*apiservercel.DeclType{},
	}
	var options []cel.EnvOption
	var decls []*apiservercel.DeclType
	for _, name := range names {
		declared, err := s.declare(c, name)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		options = append(options, cel.Variable(name, declared))
		if decl, ok := s.decls[name]; ok {
			decls = append(decls, decl)
		}
	}
	var err error
	s.env, err = environmentOf(c.Env, options, decls)
	return s, err
}

// declare notes and returns the type of one variable.
func (s *Scope) declare(c Case, name string) (*cel.Type, error) {
	if c.Authorizer != nil && name == authorizerName {
		return library.AuthorizerType, nil
	}
	if c.Authorizer != nil && name == requestResourceName {
		return library.ResourceCheckType, nil
	}
	if raw, ok := c.Schemas[name]; ok {
		schema := &spec.Schema{}
		if err := json.Unmarshal(raw, schema); err != nil {
			return nil, err
		}
		root := slices.Contains(c.Roots, name)
		if root {
			schema = common.WithTypeAndObjectMeta(schema)
		}
		decl := openapi.SchemaDeclType(schema, root)
		if decl == nil {
			return nil, fmt.Errorf("the schema cannot be exposed to CEL")
		}
		s.schemas[name] = schema
		s.decls[name] = decl.MaybeAssignTypeName(name + "Type")
		return s.decls[name].CelType(), nil
	}
	if text, ok := c.Types[name]; ok {
		declared, err := parseType(text)
		s.types[name] = declared
		return declared, err
	}
	return cel.DynType, nil
}

func environmentOf(name string, options []cel.EnvOption, decls []*apiservercel.DeclType) (*cel.Env, error) {
	if name == plain {
		if len(decls) > 0 {
			return nil, fmt.Errorf("schemas need a kubernetes environment")
		}
		return cel.NewEnv(append(plainOptions(), options...)...)
	}
	compatible, stored := release, true
	if minor, found := strings.CutPrefix(name, kubernetes+"-1."); found {
		older, err := version.ParseMajorMinor("1." + minor)
		if err != nil {
			return nil, err
		}
		compatible, stored = older, false
	} else if name != "" && name != kubernetes && name != mutating {
		return nil, fmt.Errorf("no environment %q", name)
	}
	if name == mutating {
		options = append(options, common.ResolverEnvOption(&mutation.DynamicTypeResolver{}), library.JSONPatch())
	}
	set, err := environment.MustBaseEnvSet(compatible).Extend(environment.VersionedOptions{
		IntroducedVersion: version.MajorMinor(1, 0),
		EnvOptions:        options,
		DeclTypes:         decls,
	})
	if err != nil {
		return nil, err
	}
	if stored {
		return set.StoredExpressionsEnv(), nil
	}
	return set.NewExpressionsEnv(), nil
}

// plainOptions are all extension libraries of cel-go in their newest versions, without the one for protocol buffers.
func plainOptions() []cel.EnvOption {
	return []cel.EnvOption{
		cel.DefaultUTCTimeZone(true),
		cel.CrossTypeNumericComparisons(true),
		cel.OptionalTypes(),
		ext.Bindings(),
		ext.Encoders(),
		ext.Lists(),
		ext.Math(),
		ext.Regex(),
		ext.Sets(),
		ext.Strings(),
		ext.TwoVarComprehensions(),
	}
}
