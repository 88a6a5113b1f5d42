/** The policies of the pack: a level at a version of Kubernetes. */
import type { JsonObject } from "@bubustack/api/json";
import { baseline } from "./baseline.ts";
import type { Control, Level, Revision } from "./control.ts";
import { restricted } from "./restricted.ts";

/** The minor versions of Kubernetes for which there is one. */
export const minors: readonly number[] = [33, 34, 35, 36];

export const levels: readonly Level[] = ["baseline", "restricted"];

/** The controls of a level at a version, in the order of their ids within each level. */
export function controlsOf(level: Level, minor: number): readonly (Control & { readonly revision: Revision })[] {
  const held = [...baseline, ...(level === "restricted" ? restricted : [])].flatMap((control) => {
    const revision = control.revisions.findLast(({ since }) => since <= minor);
    return revision === undefined ? [] : [{ ...control, revision }];
  });
  const replaced = new Set(held.map(({ instead }) => instead));
  return held.filter(({ id }) => !replaced.has(id));
}

/** The ClusterPolicy of a level at a version. */
export function podSecurity(level: Level, minor: number): JsonObject {
  const controls = controlsOf(level, minor);
  return {
    apiVersion: "policy.bubustack.io/v1alpha1",
    kind: "ClusterPolicy",
    metadata: { name: `pod-security-${level}` },
    spec: {
      action: "Deny",
      exceptions: { maxDuration: "2160h" },
      autogen: { podControllers: ["Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job", "CronJob"] },
      matchConstraints: {
        resourceRules: [
          { apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE", "UPDATE"], resources: ["pods"] },
          { apiGroups: [""], apiVersions: ["v1"], operations: ["UPDATE"], resources: ["pods/ephemeralcontainers"] },
        ],
      },
      // What is there already may still be labelled, and lose its finalizers.
      matchConditions: [
        { name: "spec-changes", expression: "request.operation != 'UPDATE' || object.spec != oldObject.spec" },
      ],
      variables: [
        {
          name: "containers",
          expression:
            "object.spec.containers + object.spec.?initContainers.orValue([]) + object.spec.?ephemeralContainers.orValue([])",
        },
        { name: "windows", expression: "object.spec.?os.?name.orValue('') == 'windows'" },
        { name: "userNamespace", expression: "!object.spec.?hostUsers.orValue(true)" },
        // Of each control: what violates it.
        ...controls.map(({ id, revision }) => ({ name: id, expression: violating(revision) })),
      ],
      validations: controls.map(({ id, path, revision: { must } }) => ({
        name: nameOf(id),
        path,
        expression: `variables.${id}.size() == 0`,
        message: must,
        messageExpression: `variables.${id}.join(', ') + ' ${must}'`,
        reason: "Forbidden",
      })),
    },
  };
}

/** The name of the validation of a control: `runAsNonRoot` is `run-as-non-root`. */
export function nameOf(id: string): string {
  return id.replace(/_|(?<=[a-z])(?=[A-Z])/g, "-").toLowerCase();
}

/** CEL for a list of texts: the Pod, its containers or its parts that are not allowed. */
function violating({ container, pod, subjects }: Revision): string {
  const parts = [
    ...(subjects === undefined ? [] : [subjects]),
    ...(pod === undefined ? [] : [`(${pod} ? ['the pod'] : [])`]),
    ...(container === undefined ? [] : [`variables.containers.filter(c, ${container}).map(c, 'container ' + c.name)`]),
  ];
  return parts.join(" + ");
}

/** The files of the pack, by path from the root. */
export function render(toYaml: (value: unknown) => string): ReadonlyMap<string, string> {
  return new Map(
    levels.flatMap((level) =>
      minors.map((minor): readonly [string, string] => [
        `policies/packs/pod-security/${level}-v1.${minor}.yaml`,
        toYaml(podSecurity(level, minor)),
      ]),
    ),
  );
}
