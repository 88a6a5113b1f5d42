/** What the rules of a policy are about. */
import { brief } from "@bubustack/api/json";
import { kinds } from "@bubustack/api/kinds";
import type { Path } from "@bubustack/api/path";
import type { Matched, PolicyContext } from "../facts/policy.ts";
import type { Found } from "../finding.ts";
import { duplicate, forbidden, notFound } from "../finding.ts";
import { isNeverMatched } from "../never-matched.ts";
import { closest } from "../suggest.ts";

const place = ({ rule, at }: Matched): Path => ["spec", "matchConstraints", "resourceRules", rule, "resources", at];
const shown = ({ group, resource, subresource }: Matched) =>
  brief(`${resource}${group === "" ? "" : `.${group}`}${subresource === "" ? "" : `/${subresource}`}`);

/** Resources about which no policy is asked. */
export function neverMatchedFindings({ facts }: PolicyContext): readonly Found[] {
  return facts.matched.flatMap((one) =>
    isNeverMatched(one.group, one.resource, one.subresource)
      ? [
          forbidden(place(one), `no policy is asked about ${shown(one)}`, {
            fix: "leave it out: a policy must not be able to lock the cluster",
          }),
        ]
      : [],
  );
}

const ours = new Set(kinds.map(({ group }) => group));

/** Resources of our groups that there are not, at least not in this version or scope, or with this subresource. */
export function impossibleFindings({ object, facts, namespace }: PolicyContext): readonly Found[] {
  const versions = object.spec.matchConstraints.resourceRules.flatMap(({ apiGroups, apiVersions }, rule) =>
    apiGroups.length > 0 && apiGroups.every((group) => ours.has(group)) ? versionFindings(rule, apiVersions) : [],
  );
  const resources = facts.matched.flatMap((one): readonly Found[] => {
    const { group, resource, subresource } = one;
    if (!ours.has(group) || resource === "*" || isNeverMatched(group, resource, subresource)) return [];
    const members = kinds.filter((kind) => kind.group === group);
    const kind = members.find(({ plural }) => plural === resource);
    if (kind === undefined) {
      const near = closest(
        resource,
        members.map(({ plural }) => plural),
      );
      const fix =
        near === undefined
          ? `use one of ${members.map(({ plural }) => plural).join(", ")}`
          : `did you mean ${brief(near)}?`;
      return [notFound(place(one), `there are no ${shown(one)}`, { fix })];
    }
    if (!["", "*", "status"].includes(subresource))
      return [
        notFound(place(one), `there is no ${shown(one)}`, { fix: `the only subresource is "${resource}/status"` }),
      ];
    const wanted = namespace === "" ? one.scope : "Namespaced";
    if (wanted === "*" || wanted === kind.scope) return [];
    const where = kind.scope === "Cluster" ? "are outside of namespaces" : "are in namespaces";
    const fix = namespace === "" ? `set scope to ${brief(kind.scope)}` : "write a ClusterPolicy for them";
    return [forbidden(place(one), `${shown(one)} ${where}`, { fix })];
  });
  return [...resources, ...versions];
}

const versionsOfOurs: readonly string[] = [...new Set(kinds.map(({ version }) => version))];

function versionFindings(rule: number, given: readonly string[]): readonly Found[] {
  if (given.length === 0 || given.some((version) => version === "*" || versionsOfOurs.includes(version))) return [];
  const path: Path = ["spec", "matchConstraints", "resourceRules", rule, "apiVersions", 0];
  return [
    notFound(
      path,
      `there is no version ${given
        .slice(0, 3)
        .map((one) => brief(one))
        .join(", ")} of these`,
      {
        fix: `use ${versionsOfOurs.join(", ")}`,
      },
    ),
  ];
}

/** Why it matches nothing, besides what is said of resources above. */
export function reachFindings(context: PolicyContext): readonly Found[] {
  const { object, namespace, settings, expressions } = context;
  const said = new Set(
    [...neverMatchedFindings(context), ...impossibleFindings(context)].map(({ path }) => path.join()),
  );
  const found = expressions?.reach(object.spec, namespace, settings.policy.systemNamespaces) ?? [];
  return found.filter(({ path }) => !said.has(path.join()));
}

/** In a policy of a namespace: what the installation does not let namespaces judge. */
export function namespacedKindFindings({ facts, settings }: PolicyContext): readonly Found[] {
  const { namespacedKinds } = settings.policy;
  return facts.matched.flatMap((one) => {
    const allowed = namespacedKinds.some(
      ({ group, resources }) =>
        group === one.group && (resources.includes("*") || (one.resource !== "*" && resources.includes(one.resource))),
    );
    if (allowed) return [];
    const groups = namespacedKinds.map(({ group }) => group).join(", ");
    return [
      forbidden(place(one), `policies of namespaces may not judge ${shown(one)}`, {
        fix: `name resources of ${groups === "" ? "the setting policy.namespacedKinds" : groups}`,
      }),
    ];
  });
}

/** Validations of one name. */
export function validationNameFindings({ object }: PolicyContext): readonly Found[] {
  const seen = new Set<string>();
  return (object.spec.validations ?? []).flatMap(({ name }, at) => {
    if (name === undefined) return [];
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    return [
      duplicate(["spec", "validations", at, "name"], `another validation is called ${brief(name)}`, {
        fix: "give it a name of its own",
      }),
    ];
  });
}
