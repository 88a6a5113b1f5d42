import { clusterPolicy, mutating } from "../examples.ts";
import type { Hit, Lint } from "../lint.ts";
import { raised } from "../raises.ts";

const apply = (expression: string) => ({
  mutations: [{ patchType: "ApplyConfiguration", applyConfiguration: { expression } }],
});

export const raisedPrivilege: Lint = {
  id: "lint/raised-privilege",
  severity: "error",
  title: "a policy that changes objects does not give them more rights than they asked for",
  why: "Whoever may create the object then has rights that nobody gave them: a service account, the host's network, root. What the mutation writes is also not seen by the author of the object.",
  fix: "let the author of the object ask for it, and judge that by a validation",
  bad: [
    { title: "the host's network", objects: [mutating(apply("Object{spec: Object.spec{hostNetwork: true}}"))] },
    {
      title: "a container that may do all",
      objects: [
        clusterPolicy({
          mutations: [
            {
              patchType: "JSONPatch",
              jsonPatch: {
                expression:
                  "[JSONPatch{op: 'add', path: '/spec/initContainers/-', value: Object.spec.initContainers{name: 'tune', image: 'tune:1', securityContext: Object.spec.initContainers.securityContext{privileged: true}}}]",
              },
            },
          ],
        }),
      ],
    },
    { title: "an account", objects: [mutating(apply("Object{spec: Object.spec{serviceAccountName: 'deployer'}}"))] },
  ],
  good: [
    {
      title: "fewer rights",
      objects: [
        mutating(
          apply(
            "Object{spec: Object.spec{automountServiceAccountToken: false, securityContext: Object.spec.securityContext{runAsNonRoot: true}}}",
          ),
        ),
      ],
    },
    {
      title: "a label",
      objects: [mutating(apply("Object{metadata: Object.metadata{labels: {'privileged': 'true'}}}"))],
    },
  ],
  check: ({ policies }) =>
    policies.flatMap(({ object, sites }) =>
      sites.flatMap(({ role, path, expression }): readonly Hit[] => {
        if (role !== "mutation" || "problem" in expression) return [];
        const fields = raised(expression.program.ast.expr);
        return fields.length === 0
          ? []
          : [
              {
                object,
                path,
                message: `raises privilege: it writes ${fields.join(", ")}`.replace(
                  "writes removal",
                  "does the removal",
                ),
              },
            ];
      }),
    ),
};
