package main

import (
	"context"
	"errors"
	"strings"

	"github.com/google/cel-go/common/types/ref"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apiserver/pkg/authentication/user"
	"k8s.io/apiserver/pkg/authorization/authorizer"
	"k8s.io/apiserver/pkg/cel/library"
)

const (
	authorizerName      = "authorizer"
	requestResourceName = "authorizer.requestResource"
)

// Authorizer describes who asks and what is decided. The first rule whose stated attributes all equal those of the
// request decides; without one the decision is "no opinion" with the reason "no rule".
type Authorizer struct {
	User    string   `json:"user"`
	Groups  []string `json:"groups"`
	Request struct {
		Group       string `json:"group"`
		Version     string `json:"version"`
		Resource    string `json:"resource"`
		Subresource string `json:"subresource"`
		Namespace   string `json:"namespace"`
		Name        string `json:"name"`
	} `json:"requestResource"`
	Rules []Rule `json:"rules"`
}

// Rule decides for requests whose attributes it states; what it leaves out may be anything. Selectors are compared by
// their requirements, each as KEY OPERATOR VALUES and joined by semicolons; one that cannot be parsed is "invalid".
type Rule struct {
	User          *string `json:"user"`
	Verb          *string `json:"verb"`
	Path          *string `json:"path"`
	Group         *string `json:"group"`
	Resource      *string `json:"resource"`
	Subresource   *string `json:"subresource"`
	Namespace     *string `json:"namespace"`
	Name          *string `json:"name"`
	FieldSelector *string `json:"fieldSelector"`
	LabelSelector *string `json:"labelSelector"`
	// Decision is "allow", "deny" or "noOpinion".
	Decision string `json:"decision"`
	Reason   string `json:"reason"`
	Error    string `json:"error"`
}

func (a *Authorizer) info() user.Info { return &user.DefaultInfo{Name: a.User, Groups: a.Groups} }

func (a *Authorizer) value() ref.Val { return library.NewAuthorizerVal(a.info(), a) }

func (a *Authorizer) requestResource() ref.Val {
	return library.NewResourceAuthorizerVal(a.info(), a, request{a})
}

// Authorize implements the API server's interface.
func (a *Authorizer) Authorize(_ context.Context, asked authorizer.Attributes) (authorizer.Decision, string, error) {
	for _, rule := range a.Rules {
		if rule.matches(asked) {
			return rule.decision(), rule.Reason, rule.failure()
		}
	}
	return authorizer.DecisionNoOpinion, "no rule", nil
}

func (r Rule) decision() authorizer.Decision {
	switch r.Decision {
	case "allow":
		return authorizer.DecisionAllow
	case "deny":
		return authorizer.DecisionDeny
	}
	return authorizer.DecisionNoOpinion
}

func (r Rule) failure() error {
	if r.Error == "" {
		return nil
	}
	return errors.New(r.Error)
}

func (r Rule) matches(asked authorizer.Attributes) bool {
	return states(r.User, asked.GetUser().GetName()) && states(r.Verb, asked.GetVerb()) &&
		states(r.Path, asked.GetPath()) && states(r.Group, asked.GetAPIGroup()) &&
		states(r.Resource, asked.GetResource()) && states(r.Subresource, asked.GetSubresource()) &&
		states(r.Namespace, asked.GetNamespace()) && states(r.Name, asked.GetName()) &&
		states(r.FieldSelector, fieldSelector(asked)) && states(r.LabelSelector, labelSelector(asked))
}

func states(wanted *string, found string) bool { return wanted == nil || *wanted == found }

func fieldSelector(asked authorizer.Attributes) string {
	requirements, err := asked.GetFieldSelector()
	if err != nil {
		return "invalid"
	}
	var texts []string
	for _, one := range requirements {
		texts = append(texts, one.Field+" "+string(one.Operator)+" "+one.Value)
	}
	return strings.Join(texts, ";")
}

func labelSelector(asked authorizer.Attributes) string {
	requirements, err := asked.GetLabelSelector()
	if err != nil {
		return "invalid"
	}
	var texts []string
	for _, one := range requirements {
		texts = append(texts, one.Key()+" "+string(one.Operator())+" "+strings.Join(one.Values().List(), ","))
	}
	return strings.Join(texts, ";")
}

type request struct{ of *Authorizer }

func (r request) GetName() string        { return r.of.Request.Name }
func (r request) GetNamespace() string   { return r.of.Request.Namespace }
func (r request) GetSubresource() string { return r.of.Request.Subresource }
func (r request) GetResource() schema.GroupVersionResource {
	asked := r.of.Request
	return schema.GroupVersionResource{Group: asked.Group, Version: asked.Version, Resource: asked.Resource}
}
