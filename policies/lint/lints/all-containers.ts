import type { ContainerList } from "../containers.ts";
import { matters, walkedContainers } from "../containers.ts";
import { clusterPolicy, pods, validating } from "../examples.ts";
import type { Hit, Lint } from "../lint.ts";
import type { Scope } from "../scope.ts";

const all =
  "(object.spec.containers + object.spec.?initContainers.orValue([]) + object.spec.?ephemeralContainers.orValue([]))";

export const allContainers: Lint = {
  id: "lint/all-containers",
  severity: "error",
  title: "what is judged of containers is judged of init containers and ephemeral containers too",
  why: "Init containers and ephemeral containers run with the rights of the Pod: what is refused in containers alone is run in one of them instead. Fields that ephemeral containers cannot have, such as ports and resources, need not be judged there, nor probes in init containers; templates cannot have ephemeral containers.",
  fix: `go over ${all}`,
  bad: [
    {
      title: "containers alone",
      objects: [validating({ validations: [{ expression: "object.spec.containers.all(c, c.image.endsWith(':1'))" }] })],
    },
    {
      title: "no ephemeral containers",
      objects: [
        clusterPolicy({
          variables: [{ name: "all", expression: "object.spec.containers + object.spec.?initContainers.orValue([])" }],
          validations: [{ expression: "variables.all.all(c, !c.?securityContext.?privileged.orValue(false))" }],
        }),
      ],
    },
    {
      title: "the template of a Deployment",
      objects: [
        validating({
          matchConstraints: { resourceRules: [{ ...pods, apiGroups: ["apps"], resources: ["deployments"] }] },
          validations: [{ expression: "object.spec.template.spec.containers.all(c, has(c.resources))" }],
        }),
      ],
    },
  ],
  good: [
    {
      title: "all of them",
      objects: [validating({ validations: [{ expression: `${all}.all(c, c.image.endsWith(':1'))` }] })],
    },
    {
      title: "a validation each",
      objects: [
        clusterPolicy({
          validations: ["containers", "initContainers", "ephemeralContainers"].map((list) => ({
            expression: `object.spec.?${list}.orValue([]).all(c, c.image.endsWith(':1'))`,
          })),
        }),
      ],
    },
    {
      title: "probes, which init containers do not have",
      objects: [validating({ validations: [{ expression: "object.spec.containers.all(c, has(c.readinessProbe))" }] })],
    },
  ],
  check: ({ policies }: Scope) => policies.flatMap((subject) => (subject.atAdmission ? hits(subject) : [])),
};

function hits(subject: Scope["policies"][number]): readonly Hit[] {
  return walkedContainers(subject).flatMap(({ spec, fields }) => {
    const others: readonly ContainerList[] =
      spec === "spec" ? ["initContainers", "ephemeralContainers"] : ["initContainers"];
    return [...(fields.get("containers") ?? [])].flatMap(([field, site]): readonly Hit[] => {
      const missed = others.filter((list) => matters(field, list) && fields.get(list)?.has(field) !== true);
      if (missed.length === 0) return [];
      const message = `judges ${field} of ${spec}.containers, and not of ${missed.map((list) => `${spec}.${list}`).join(" and ")}`;
      return [{ object: subject.object, path: site.path, message }];
    });
  });
}
