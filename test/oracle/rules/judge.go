package main

import (
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"sort"
	"strconv"

	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions"
	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/install"
	v1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/validation"
	structural "k8s.io/apiextensions-apiserver/pkg/apiserver/schema"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/cel"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/cel/model"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	utiljson "k8s.io/apimachinery/pkg/util/json"
	celconfig "k8s.io/apiserver/pkg/apis/cel"
	"k8s.io/apiserver/pkg/cel/common"
	"k8s.io/apiserver/pkg/cel/environment"
	"k8s.io/apiserver/pkg/warning"
)

var scheme = runtime.NewScheme()

// madeUp is the name that the API server makes up anew for each type, and properties come in any order.
var madeUp = regexp.MustCompile(`selfType\d+`)

func init() { install.Install(scheme) }

func answerOf(c Case) Answer {
	answer := Answer{ID: c.ID}
	definition, err := definitionOf(c.Schema)
	if err != nil {
		answer.CaseError = err.Error()
		return answer
	}
	for _, found := range validation.ValidateCustomResourceDefinition(context.Background(), definition) {
		answer.Refused = append(answer.Refused, madeUp.ReplaceAllString(found.Error(), "selfType"))
	}
	sort.Strings(answer.Refused)
	schema := schemaOf(definition)
	tree, err := structural.NewStructural(schema)
	if err != nil {
		return answer
	}
	if len(structural.ValidateStructural(nil, tree)) == 0 {
		walk(schema, "", validation.RootCELContext(schema), &answer)
	}
	if len(c.Object) > 0 && len(answer.Refused) == 0 {
		if err := judge(tree, c, &answer); err != nil {
			answer.CaseError = err.Error()
		}
	}
	return answer
}

func schemaOf(definition *apiextensions.CustomResourceDefinition) *apiextensions.JSONSchemaProps {
	if definition.Spec.Validation != nil {
		return definition.Spec.Validation.OpenAPIV3Schema
	}
	return definition.Spec.Versions[0].Schema.OpenAPIV3Schema
}

func definitionOf(raw json.RawMessage) (*apiextensions.CustomResourceDefinition, error) {
	schema := &v1.JSONSchemaProps{}
	if err := json.Unmarshal(raw, schema); err != nil {
		return nil, err
	}
	given := &v1.CustomResourceDefinition{
		ObjectMeta: metav1.ObjectMeta{Name: "widgets.example.com"},
		Spec: v1.CustomResourceDefinitionSpec{
			Group: "example.com",
			Scope: v1.NamespaceScoped,
			Names: v1.CustomResourceDefinitionNames{Plural: "widgets", Singular: "widget", Kind: "Widget", ListKind: "WidgetList"},
			Versions: []v1.CustomResourceDefinitionVersion{{
				Name: "v1", Served: true, Storage: true,
				Schema: &v1.CustomResourceValidation{OpenAPIV3Schema: schema},
			}},
		},
	}
	scheme.Default(given)
	given.Status.StoredVersions = []string{"v1"}
	definition := &apiextensions.CustomResourceDefinition{}
	return definition, scheme.Convert(given, definition, nil)
}

// walk notes what each rule may cost.
func walk(schema *apiextensions.JSONSchemaProps, path string, at *validation.CELSchemaContext, answer *Answer) {
	if schema == nil {
		return
	}
	if len(schema.XValidations) > 0 {
		note(schema, path, at, answer)
	}
	if schema.AdditionalProperties != nil && schema.AdditionalProperties.Schema != nil {
		inner := schema.AdditionalProperties.Schema
		walk(inner, path+".additionalProperties", at.ChildAdditionalPropertiesContext(inner), answer)
	}
	names := make([]string, 0, len(schema.Properties))
	for name := range schema.Properties {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		inner := schema.Properties[name]
		walk(&inner, fmt.Sprintf("%s.properties[%s]", path, name), at.ChildPropertyContext(&inner, name), answer)
	}
	if schema.Items != nil && schema.Items.Schema != nil {
		walk(schema.Items.Schema, path+".items", at.ChildItemsContext(schema.Items.Schema), answer)
	}
}

func note(schema *apiextensions.JSONSchemaProps, path string, at *validation.CELSchemaContext, answer *Answer) {
	info, err := at.TypeInfo()
	if err != nil || info == nil {
		return
	}
	base := environment.MustBaseEnvSet(environment.DefaultCompatibilityVersion())
	results, err := cel.Compile(info.Schema, info.DeclType, celconfig.PerCallLimit, base, cel.NewExpressionsEnvLoader())
	if err != nil {
		return
	}
	for i, result := range results {
		times := result.MaxCardinality
		if at.MaxCardinality != nil {
			times = *at.MaxCardinality
		}
		rule := Rule{
			Path:       fmt.Sprintf("%s.x-kubernetes-validations[%d]", path, i),
			Cost:       strconv.FormatUint(result.MaxCost, 10),
			Total:      strconv.FormatUint(product(result.MaxCost, times), 10),
			Transition: result.UsesOldSelf,
		}
		if result.MessageExpression != nil {
			rule.MessageCost = strconv.FormatUint(result.MessageExpressionMaxCost, 10)
		}
		answer.Rules = append(answer.Rules, rule)
	}
}

func product(a, b uint64) uint64 {
	if a != 0 && ^uint64(0)/a < b {
		return ^uint64(0)
	}
	return a * b
}

// judge asks the rules about an object as a create or an update does once its schema found nothing.
func judge(tree *structural.Structural, c Case, answer *Answer) error {
	object, err := objectOf(c.Object)
	if err != nil {
		return err
	}
	old, err := objectOf(c.Old)
	if err != nil {
		return err
	}
	validator := cel.NewValidator(tree, true, celconfig.PerCallLimit)
	if validator == nil {
		return nil
	}
	seen := &recorder{}
	ctx := warning.WithWarningRecorder(context.Background(), seen)
	budget := int64(celconfig.RuntimeCELCostBudget)
	var options []cel.Option
	var before interface{}
	if old != nil {
		before = old
		correlation := common.NewCorrelatedObject(object, old, &model.Structural{Structural: tree})
		options = append(options, cel.WithRatcheting(correlation))
	}
	errs, left := validator.Validate(ctx, nil, tree, object, before, budget, options...)
	for _, found := range errs {
		answer.Errors = append(answer.Errors, found.Error())
	}
	sort.Strings(answer.Errors)
	sort.Strings(seen.texts)
	answer.Warnings = seen.texts
	spent := budget - left
	if left < 0 {
		spent = -1
	}
	answer.Spent = &spent
	return nil
}

func objectOf(raw json.RawMessage) (map[string]interface{}, error) {
	if len(raw) == 0 || string(raw) == "null" {
		return nil, nil
	}
	object := map[string]interface{}{}
	return object, utiljson.Unmarshal(raw, &object)
}

type recorder struct{ texts []string }

func (r *recorder) AddWarning(_, text string) { r.texts = append(r.texts, text) }
