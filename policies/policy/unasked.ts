/** What of a policy nobody is asked about, and so does not hold. */
import type { JsonObject } from "@bubustack/api/json";
import { kinds } from "@bubustack/api/kinds";
import { objectAt, objectsAt, textAt, textsAt } from "../fields.ts";
import { isNeverMatched, kubernetesNamespaces } from "../never-matched.ts";
import type { PolicySettings } from "../policy-settings.ts";
import { meant, unaskedOf } from "../registration/asked.ts";
import { knownResources } from "../registration/resources.ts";
import type { Settings } from "../settings.ts";
import { isForNamespaces, reachOf } from "./excluded.ts";
import { ownGaps, withoutOwnGaps } from "./own-gaps.ts";
import { askedPoints } from "./points.ts";

interface Installation {
  readonly settings: Pick<Settings, "policy">;
  /** Namespaces that the platform itself runs in. */
  readonly platformNamespaces: readonly string[];
}

const asked: ReadonlySet<string> = new Set(askedPoints);

/** Why nobody asks a policy at all, or not at one of its points; undefined where everybody does that it names. */
export function unaskedFault(policy: JsonObject, installation: Installation): string | undefined {
  const { settings, platformNamespaces } = installation;
  const points = pointsOf(policy);
  const idle = points.filter((point) => !asked.has(point));
  if (idle.length > 0) {
    const rest =
      points.length > idle.length ? `; it holds at ${points.filter((one) => asked.has(one)).join(", ")}` : "";
    return `nothing that runs here asks at ${idle.join(", ")}${rest}`;
  }
  const { namespace } = identityOf(policy);
  if ([...kubernetesNamespaces, ...platformNamespaces, ...settings.policy.systemNamespaces].includes(namespace))
    return `no policy is asked in the namespace "${namespace}"`;
  if (!points.includes("Admission")) return undefined;
  const missing = notCoveredBy(policy, installation);
  const left = withoutForbidden(withoutOwnGaps(policy), settings.policy);
  const some = meant(left, knownResources(settings.policy)).asked.length > 0;
  if (some || missing.length === 0) return undefined;
  const gaps = ownGaps(policy);
  if (missing.every((one) => gaps.includes(one)))
    return `no policy of a namespace is asked about ${missing.slice(0, mostNamed).join(", ")}; a ClusterPolicy is`;
  return `nobody is asked about ${missing.slice(0, mostNamed).join(", ")}${remedyOf(policy, missing, settings.policy)}`;
}

/** Resources that a policy names and is not asked about at admission: `deployments.apps`, `impulses.bubustack.io on DELETE`, each once, sorted. */
export function notCoveredBy(policy: JsonObject, { settings }: Installation): readonly string[] {
  if (!pointsOf(policy).includes("Admission")) return [];
  const forbidden = forbiddenIn(policy, settings.policy);
  return [...new Set([...unaskedOf(policy, settings.policy), ...forbidden, ...ownGaps(policy)])].toSorted();
}

const mostNamed = 10;
const ours = new Set(kinds.map(({ group }) => group));

function remedyOf(policy: JsonObject, missing: readonly string[], settings: PolicySettings): string {
  const named = resourcesOf(policy);
  const lists = named.filter(({ group, text, plural }) => {
    return (
      missing.includes(nameOf(group, text)) && !ours.has(group) && !isNeverMatched(group, plural) && plural !== "*"
    );
  });
  const others = lists.filter(({ group, plural }) => group !== "*" && !(group === "" && plural === "secrets"));
  if (others.length === 0) return ": policies are never asked about that";
  const groups = Map.groupBy(others, ({ group }) => group);
  const entries = [...groups].map(([group, members]) =>
    JSON.stringify({ group, resources: [...new Set(members.map(({ plural }) => plural))] }),
  );
  const also =
    identityOf(policy).namespace !== "" && settings.namespacedKinds.length > 0 ? " and policy.namespacedKinds" : "";
  return `; have ${entries.join(", ")} added to the setting policy.targets${also}`;
}

interface Named {
  readonly group: string;
  /** As it is written, with its subresource. */
  readonly text: string;
  readonly plural: string;
}

function resourcesOf(policy: JsonObject): readonly Named[] {
  const rules = objectsAt(objectAt(objectAt(policy, "spec"), "matchConstraints"), "resourceRules");
  return rules.flatMap((rule) =>
    textsAt(rule, "apiGroups").flatMap((group) =>
      textsAt(rule, "resources").map((text) => ({ group, text, plural: text.split("/")[0] ?? "" })),
    ),
  );
}

/** In a policy of a namespace: what the installation does not let namespaces judge. */
function forbiddenIn(policy: JsonObject, settings: PolicySettings): readonly string[] {
  if (identityOf(policy).namespace === "") return [];
  const reach = reachOf(settings, []);
  return resourcesOf(policy)
    .filter(({ group, plural }) => !isForNamespaces({ group, version: "", resource: plural }, reach))
    .map(({ group, text }) => nameOf(group, text));
}

function withoutForbidden(policy: JsonObject, settings: PolicySettings): JsonObject {
  const forbidden = new Set(forbiddenIn(policy, settings));
  if (forbidden.size === 0) return policy;
  const spec = objectAt(policy, "spec");
  const resourceRules = resourcesOf(policy)
    .filter(({ group, text }) => !forbidden.has(nameOf(group, text)))
    .map(({ group, text }) => ({ apiGroups: [group], apiVersions: ["*"], operations: ["*"], resources: [text] }));
  return { ...policy, spec: { ...spec, matchConstraints: { resourceRules } } };
}

function nameOf(group: string, text: string): string {
  return group === "" ? text : `${text}.${group}`;
}

function pointsOf(policy: JsonObject): readonly string[] {
  const points = textsAt(objectAt(policy, "spec"), "at");
  return points.length === 0 ? ["Admission"] : points;
}

function identityOf(policy: JsonObject): { readonly namespace: string } {
  const namespaced = policy["kind"] === "Policy";
  return { namespace: namespaced ? textAt(objectAt(policy, "metadata"), "namespace") : "" };
}
