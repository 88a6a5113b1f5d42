// `node cli/node.js node test/load/policy-kernel.ts [ROUNDS]`: what policies cost in the kernel, in microseconds of CPU a request, warm,
// in-process: 16 policies of 7 expressions on a Pod of 4 KB, and 1,000 policies of which 10 match against these 10 alone.
import type { AdmissionRequest } from "@bubustack/api/admission";
import type { Json, JsonObject } from "@bubustack/api/json";
import type { World } from "@bubustack/policies/admission/world";
import { defaultReach } from "@bubustack/policies/policy/excluded";
import { judgeByPolicies } from "@bubustack/policies/policy/judge";
import { compilePolicies } from "@bubustack/policies/policy/policies";
import { host } from "@bubustack/runtime/host";
import { pod } from "./cel-pod.ts";
import { policies as expressions } from "./cel-policies.ts";

const rounds = Number(process.argv[2] ?? 4_000);
/** Requests of one measurement, made before it. */
const batch = 200;
const text = JSON.stringify(pod);
const digests = host();
const reach = { ...defaultReach, namespacedKinds: [{ group: "", resources: ["*"] }] };

const namespace: JsonObject = {
  apiVersion: "v1",
  kind: "Namespace",
  metadata: { name: "shop", labels: { team: "payments" } },
};
const world: World = {
  look: ({ ask }) => (ask === "namespace" ? { state: "objects", objects: [namespace] } : { state: "absent" }),
};

function request(): AdmissionRequest {
  const object: Json = JSON.parse(text);
  return {
    uid: "u",
    kind: { group: "", version: "v1", kind: "Pod" },
    resource: { group: "", version: "v1", resource: "pods" },
    name: "checkout-7d9c5b8f6-x2x7q",
    namespace: "shop",
    operation: "CREATE",
    userInfo: { username: "system:serviceaccount:kube-system:replicaset-controller", groups: ["system:authenticated"] },
    object,
    oldObject: null,
    dryRun: false,
    options: { kind: "CreateOptions" },
  };
}

const rule = { apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE", "UPDATE"], resources: ["pods"] };

function policy(name: string, of: readonly string[], more: JsonObject = {}, constraints: JsonObject = {}): JsonObject {
  return {
    apiVersion: "policy.bubustack.io/v1alpha1",
    kind: "ClusterPolicy",
    metadata: { name },
    spec: {
      matchConstraints: { resourceRules: [rule], ...constraints },
      validations: of.map((expression) => ({ expression })),
      ...more,
    },
  };
}

/**
 * Microseconds of CPU that a request costs by each of some sets of policies. They take turns, and the least of many turns counts:
 * what disturbs the machine only adds.
 */
function costs(sets: readonly (readonly JsonObject[])[]): readonly number[] {
  const asks = sets.map((objects) => {
    const policies = compilePolicies(objects, digests);
    return (one: AdmissionRequest) => judgeByPolicies({ request: one, policies, world, reach, now: 0 });
  });
  const least = asks.map(() => Number.POSITIVE_INFINITY);
  for (let done = 0; done < rounds; done += batch)
    for (const [at, ask] of asks.entries()) {
      const requests = Array.from({ length: batch }, request);
      const before = process.cpuUsage();
      for (const one of requests) {
        const judged = ask(one);
        if ("needs" in judged || !judged.verdict.allowed)
          throw new Error(`it does not hold: ${JSON.stringify(judged)}`);
      }
      const { user, system } = process.cpuUsage(before);
      least[at] = Math.min(least[at] ?? Number.POSITIVE_INFINITY, (user + system) / batch);
    }
  return least;
}

const plain = expressions.filter(({ pattern }) => pattern !== true).map(({ expression }) => expression);
const images = [
  "object.spec.containers[0].image.matches('^registry[.]example[.]com/[a-z0-9/-]+:v[0-9]+[.][0-9]+[.][0-9]+$')",
  "object.spec.containers.all(c, !c.image.matches(':(latest|dev|test)$'))",
];
const take = (from: readonly string[], count: number, at = 0) =>
  Array.from({ length: count }, (_, index) => from[(at + index) % from.length] ?? "true");
const sixteen = (patterns: number) =>
  Array.from({ length: 16 }, (_, at) => {
    // 14 of the 16 have six plain expressions, which one with a pattern completes; two have seven.
    const own = at < 14 ? take(plain, 6, at * 6) : take(plain, 7, at * 6);
    return policy(`p${at}`, at < 14 && patterns > 0 ? [...own, images[at % 2] ?? ""] : own);
  });

const [none = 0, without = 0, with14 = 0] = costs([[], sixteen(0), sixteen(14)]);
console.log(`no policy: ${none.toFixed(1)} µs`);
console.log(`98 expressions without patterns: ${(without - none).toFixed(1)} µs (bar 150)`);
console.log(`one with a pattern on an image: ${((with14 - without) / 14).toFixed(2)} µs (bar 20)`);

const ten = Array.from({ length: 10 }, (_, at) => policy(`match-${at}`, take(plain, 7, at * 7)));
const others: { readonly [by: string]: (at: number) => JsonObject } = {
  resources: (at) => policy(`other-${at}`, ["false"], {}, { resourceRules: [{ ...rule, resources: [`things${at}`] }] }),
  namespaces: (at) => ({
    ...policy(`other-${at}`, ["false"]),
    kind: "Policy",
    metadata: { name: `other-${at}`, namespace: `n${at}` },
  }),
  "object selectors": (at) =>
    policy(`other-${at}`, ["false"], {}, { objectSelector: { matchLabels: { app: `a${at}` } } }),
  "namespace selectors": (at) =>
    policy(`other-${at}`, ["false"], {}, { namespaceSelector: { matchLabels: { team: `t${at}` } } }),
  "resource names": (at) =>
    policy(`other-${at}`, ["false"], {}, { resourceRules: [{ ...rule, resourceNames: [`n${at}`] }] }),
  "match conditions": (at) =>
    policy(`other-${at}`, ["false"], { matchConditions: [{ name: "c", expression: `request.namespace == 'n${at}'` }] }),
};
const names = Object.keys(others);
const [alone = 0, ...beside] = costs([
  ten,
  ...Object.values(others).map((other) => [...ten, ...Array.from({ length: 990 }, (_, at) => other(at))]),
]);
console.log(`10 policies that match: ${alone.toFixed(1)} µs`);
for (const [at, by] of names.entries()) {
  const all = beside[at] ?? 0;
  console.log(`  with 990 that do not, by ${by}: ${all.toFixed(1)} µs, ${(all / alone).toFixed(2)}× (bar 2)`);
}
