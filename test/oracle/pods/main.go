// Holds pods against the Pod Security Standards as the admission of Kubernetes does: reads one pod a line on standard input
// and writes one answer a line, in the same order. docs/oracles.md describes both.
package main

import (
	"fmt"
	"os"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/pod-security-admission/api"
	"k8s.io/pod-security-admission/policy"

	"bubustack.io/test/oracle/lines"
)

type podCase struct {
	ID  string     `json:"id"`
	Pod corev1.Pod `json:"pod"`
}

type answer struct {
	ID string `json:"id"`
	// The ids of the checks that are violated, by level and version.
	Violated map[string][]string `json:"violated"`
}

var (
	levels = []api.Level{api.LevelBaseline, api.LevelRestricted}
	minors = []int{33, 34, 35, 36}
)

// checks are those of Kubernetes, each saying its id where it forbids something.
func checks() []policy.Check {
	all := policy.DefaultChecks()
	for i := range all {
		id := string(all[i].ID)
		for j := range all[i].Versions {
			check := all[i].Versions[j].CheckPod
			all[i].Versions[j].CheckPod = func(meta *metav1.ObjectMeta, spec *corev1.PodSpec) policy.CheckResult {
				result := check(meta, spec)
				result.ForbiddenReason = id
				return result
			}
		}
	}
	return all
}

func main() {
	evaluator, err := policy.NewEvaluator(checks(), nil)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	lines.Serve(func(c podCase) any {
		violated := map[string][]string{}
		for _, level := range levels {
			for _, minor := range minors {
				at := api.LevelVersion{Level: level, Version: api.MajorMinorVersion(1, minor)}
				ids := []string{}
				for _, result := range evaluator.EvaluatePod(at, &c.Pod.ObjectMeta, &c.Pod.Spec) {
					if !result.Allowed {
						ids = append(ids, result.ForbiddenReason)
					}
				}
				violated[fmt.Sprintf("%s-v1.%d", level, minor)] = ids
			}
		}
		return answer{ID: c.ID, Violated: violated}
	})
}
