import { matters, walkedContainers } from "../containers.ts";
import { clusterPolicy, ephemeral, pods, validating } from "../examples.ts";
import type { Hit, Lint } from "../lint.ts";
import type { Site, Subject } from "../subject.ts";

const replicas = { validations: [{ expression: "object.spec.replicas <= 5" }] };
const deployments = { ...pods, apiGroups: ["apps"], resources: ["deployments"] };
const image = {
  validations: [
    {
      expression:
        "(object.spec.containers + object.spec.?initContainers.orValue([]) + object.spec.?ephemeralContainers.orValue([])).all(c, c.image.endsWith(':1'))",
    },
  ],
};

export const subresources: Lint = {
  id: "lint/subresources",
  severity: "warning",
  title: "what is judged of an object is judged where it is written through a subresource too",
  why: "A write of a subresource is a request of its own: `kubectl debug` adds containers through `pods/ephemeralcontainers`, `kubectl scale` and autoscalers write `deployments/scale`, and resources of running Pods are changed through `pods/resize`. A rule about `pods` or `deployments` is not asked then.",
  fix: "add the subresource to matchConstraints.resourceRules with operation UPDATE",
  bad: [
    { title: "replicas", objects: [validating({ ...replicas, matchConstraints: { resourceRules: [deployments] } })] },
    {
      title: "ephemeral containers",
      objects: [clusterPolicy({ ...image, matchConstraints: { resourceRules: [pods] } })],
    },
  ],
  good: [
    {
      title: "with the subresource; the Scale has the same field",
      objects: [
        validating({
          ...replicas,
          matchConstraints: { resourceRules: [{ ...deployments, resources: ["deployments", "deployments/scale"] }] },
        }),
      ],
    },
    {
      title: "by a rule of its own",
      objects: [clusterPolicy({ ...image, matchConstraints: { resourceRules: [pods, ephemeral] } })],
    },
    {
      title: "what no subresource can write",
      objects: [
        validating({
          matchConstraints: { resourceRules: [pods] },
          validations: [{ expression: "has(object.metadata.labels) && 'team' in object.metadata.labels" }],
        }),
      ],
    },
    {
      title: "only the creation",
      objects: [
        validating({ ...replicas, matchConstraints: { resourceRules: [{ ...deployments, operations: ["CREATE"] }] } }),
      ],
    },
  ],
  check: ({ policies }) =>
    policies.flatMap((subject) => (subject.atAdmission && subject.rules.length > 0 ? hits(subject) : [])),
};

interface Other {
  readonly group: string;
  readonly resource: string;
  readonly subresource: string;
  /** Where a policy judges what can be written so. */
  readonly judged: (subject: Subject) => Site | undefined;
  /** Whether it matters to policies about creation alone, too. */
  readonly afterCreation: boolean;
}

const scaled = (group: string, resource: string): Other => ({
  group,
  resource,
  subresource: "scale",
  afterCreation: false,
  judged: (subject) =>
    subject.sites.find((site) => site.role === "validation" && subject.reading(site).paths.has("object.spec.replicas")),
});

const others: readonly Other[] = [
  {
    group: "",
    resource: "pods",
    subresource: "ephemeralcontainers",
    afterCreation: true,
    judged: (subject) => containerSite(subject, (field) => matters(field, "ephemeralContainers")),
  },
  {
    group: "",
    resource: "pods",
    subresource: "resize",
    afterCreation: false,
    judged: (subject) => containerSite(subject, (field) => field === "resources"),
  },
  scaled("apps", "deployments"),
  scaled("apps", "replicasets"),
  scaled("apps", "statefulsets"),
  scaled("", "replicationcontrollers"),
];

function containerSite(subject: Subject, wanted: (field: string) => boolean): Site | undefined {
  for (const { spec, fields } of walkedContainers(subject))
    if (spec === "spec")
      for (const of of fields.values())
        for (const [field, site] of of) if (site.role === "validation" && wanted(field)) return site;
  return undefined;
}

function hits(subject: Subject): readonly Hit[] {
  return others.flatMap(({ group, resource, subresource, judged, afterCreation }): readonly Hit[] => {
    const means = (sub: string, operation: string) =>
      subject.rules.some(
        (rule) =>
          has(rule.groups, group) &&
          has(rule.operations, operation) &&
          rule.resources.some(
            (one) =>
              (one.resource === "*" || one.resource === resource) &&
              (one.subresource === sub || one.subresource === "*"),
          ),
      );
    const asked = means("", "UPDATE") || (afterCreation && means("", "CREATE"));
    if (!asked || means(subresource, "UPDATE")) return [];
    const site = judged(subject);
    if (site === undefined) return [];
    const message = `is not asked where ${resource}/${subresource} is written, which changes the same`;
    return [
      {
        object: subject.object,
        path: site.path,
        message,
        fix: `add ${resource}/${subresource} to matchConstraints.resourceRules with operation UPDATE`,
      },
    ];
  });
}

function has(list: readonly string[], value: string): boolean {
  return list.includes("*") || list.includes(value);
}
