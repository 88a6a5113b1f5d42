/** Whether the API server asks about a policy: what the webhook configurations, as they are written, lack of that. */
import type { JsonObject } from "@bubustack/api/json";
import { kinds } from "@bubustack/api/kinds";
import { readRules, ruleMatches } from "../admission/rules.ts";
import { objectAt, objectsAt, textAt, textsAt } from "../fields.ts";
import { isForNamespaces, reachOf } from "../policy/excluded.ts";
import { isForReviews } from "../policy/reviewed.ts";
import type { PolicySettings } from "../policy-settings.ts";
import { defaultPolicySettings } from "../policy-settings.ts";
import { entryFault } from "./admits.ts";
import type { Asked } from "./asked.ts";
import { forNamespaces, meant } from "./asked.ts";
import { configurationNames } from "./names.ts";
import { webhookPaths } from "./paths.ts";
import { pathsOf } from "./policy-entries.ts";
import { registration } from "./registration.ts";
import { knownResources } from "./resources.ts";

/** The two configurations; undefined where one is not there. */
export interface Registered {
  readonly mutating: JsonObject | undefined;
  readonly validating: JsonObject | undefined;
}

export interface Installation {
  readonly settings: PolicySettings;
  /** Namespaces that the platform itself runs in. */
  readonly platformNamespaces: readonly string[];
}

/** What an entry of one configuration has to ask. */
interface Wanted {
  readonly of: keyof Registered;
  readonly path: string;
  readonly failurePolicy: "Fail" | "Ignore";
  readonly conditions: readonly string[];
  readonly asked: readonly Asked[];
}

/** Sentences that are said of one policy. */
const most = 4;

/**
 * What keeps the API server from asking about a ClusterPolicy or Policy where it is to be asked at admission; none: it asks. A
 * policy that nobody is to be asked about lacks nothing. At most 4 sentences.
 */
export function unregisteredOf(
  policy: JsonObject,
  registered: Registered,
  installation: Installation,
): readonly string[] {
  const wanted = policy["kind"] === "Policy" ? wantedWithin(policy, installation) : wantedOf(policy, installation);
  const found = wanted.flatMap((one) => lacking(policy, registered[one.of], one, installation));
  return [...new Set(found)].slice(0, most);
}

const titles = {
  mutating: `MutatingWebhookConfiguration "${configurationNames.mutating}"`,
  validating: `ValidatingWebhookConfiguration "${configurationNames.validating}"`,
} as const;

function wantedOf(policy: JsonObject, { settings }: Installation): readonly Wanted[] {
  const { asked } = meant(policy, knownResources(settings));
  const ignores = textAt(objectAt(policy, "spec"), "failurePolicy") === "Ignore";
  const paths = pathsOf(policy);
  return (["mutating", "validating"] as const).flatMap((of): readonly Wanted[] => {
    const path = paths[of];
    return path === undefined || asked.length === 0
      ? []
      : [{ of, path, failurePolicy: ignores ? "Ignore" : "Fail", conditions: [], asked }];
  });
}

/** Policies of namespaces are asked by the entries that are there anyway: those of our kinds, and one for those of others. */
function wantedWithin(policy: JsonObject, { settings }: Installation): readonly Wanted[] {
  const spec = objectAt(policy, "spec");
  if (!isForReviews(textsAt(spec, "at"))) return [];
  const known = knownResources(settings);
  const [reach, rules] = [reachOf(settings, []), objectsAt(objectAt(spec, "matchConstraints"), "resourceRules")];
  const asked = meant(rules.length === 0 ? aboutAll(policy) : policy, known).asked.filter(
    ({ group, version, resource }) =>
      isForNamespaces({ group, version, resource: resource.split("/")[0] ?? "" }, reach),
  );
  const others = forNamespaces(settings, known).flatMap((one) => meeting(asked, one));
  const own = ownEntries().map(({ path, failurePolicy, conditions, entries }): Wanted => {
    return { of: "validating", path, failurePolicy, conditions, asked: entries.flatMap((one) => meeting(asked, one)) };
  });
  const all: readonly Wanted[] = [
    ...own,
    { of: "validating", path: webhookPaths.policyFail, failurePolicy: "Fail", conditions: [], asked: others },
  ];
  return all.filter((one) => one.asked.length > 0);
}

/** One that names no kinds is about all that such policies may be about. */
function aboutAll(policy: JsonObject): JsonObject {
  const rule = { apiGroups: ["*"], apiVersions: ["*"], operations: ["CREATE", "UPDATE"], resources: ["*"] };
  return { ...policy, spec: { matchConstraints: { resourceRules: [rule] } } };
}

/** What of all that a policy of a namespace asks about one entry is there for. */
function meeting(asked: readonly Asked[], one: Asked): readonly Asked[] {
  return asked.flatMap((of) => {
    const operations = of.operations.filter((operation) => one.operations.includes(operation));
    const same = of.group === one.group && of.version === one.version && of.resource === one.resource;
    return same && operations.length > 0 ? [{ ...of, scope: "Namespaced", operations }] : [];
  });
}

/** The entries of our own kinds that judge, as they are registered. */
function ownEntries() {
  const known = knownResources(defaultPolicySettings);
  return objectsAt(registration({ kinds, target: { url: "" } })[1], "webhooks").map((entry) => ({
    path: pathIn(entry),
    failurePolicy: textAt(entry, "failurePolicy") === "Ignore" ? ("Ignore" as const) : ("Fail" as const),
    conditions: objectsAt(entry, "matchConditions").map((one) => textAt(one, "expression")),
    entries: meant({ spec: { matchConstraints: { resourceRules: objectsAt(entry, "rules") } } }, known).asked,
  }));
}

function lacking(
  policy: JsonObject,
  configuration: JsonObject | undefined,
  wanted: Wanted,
  { settings, platformNamespaces }: Installation,
): readonly string[] {
  const title = titles[wanted.of];
  if (configuration === undefined) return [`there is no ${title}`];
  const entries = objectsAt(configuration, "webhooks").filter((one) => pathIn(one).endsWith(wanted.path));
  if (entries.length === 0) return [`${title} has no entry that leads to ${wanted.path}`];
  const needed = { ...wanted, outside: [...platformNamespaces, ...settings.systemNamespaces] };
  const judged = entries.map((entry) => ({
    name: textAt(entry, "name"),
    rules: readRules(entry["rules"]),
    fault: entryFault(entry, policy, needed),
  }));
  const covers = (of: readonly (typeof judged)[number][], one: Asked, operation: string) =>
    of.some(({ rules }) => rules.some((rule) => means(rule, one, operation)));
  const whole = judged.filter(({ fault }) => fault === undefined);
  const missing = wanted.asked.flatMap((one) =>
    one.operations.filter((operation) => !covers(whole, one, operation)).map((operation) => ({ one, operation })),
  );
  const faulty = judged.filter(
    (entry) => entry.fault !== undefined && missing.some(({ one, operation }) => covers([entry], one, operation)),
  );
  const unasked = missing.filter(({ one, operation }) => !covers(faulty, one, operation));
  return [
    ...faulty.map(({ name, fault }) => `${title}: its entry ${name} ${fault}`),
    ...(unasked.length > 0 ? [`${title} has no entry that asks about ${listed(unasked)}`] : []),
  ];
}

function means(rule: Parameters<typeof ruleMatches>[0], asked: Asked, operation: string): boolean {
  const [resource = "", subresource = ""] = asked.resource.split("/");
  const { group, version, scope } = asked;
  const places = scope === "Namespaced" ? ["any"] : scope === "Cluster" ? [""] : ["", "any"];
  return places.every((namespace) =>
    ruleMatches(rule, { operation, resource: { group, version, resource }, subresource, namespace, name: "" }),
  );
}

const mostNamed = 10;

function listed(all: readonly { readonly one: Asked; readonly operation: string }[]): string {
  const byResource = Map.groupBy(
    all,
    ({ one: { group, resource, version } }) => `${group === "" ? resource : `${resource}.${group}`} (${version})`,
  );
  const texts = [...byResource].map(
    ([name, of]) => `${[...new Set(of.map(({ operation }) => operation))].join(", ")} of ${name}`,
  );
  const more = texts.length - mostNamed;
  return `${texts.slice(0, mostNamed).join("; ")}${more > 0 ? `; and ${more} more` : ""}`;
}

/** Where an entry leads to at the webhooks. */
function pathIn(entry: JsonObject): string {
  const client = objectAt(entry, "clientConfig");
  return textAt(objectAt(client, "service"), "path") || textAt(client, "url");
}
