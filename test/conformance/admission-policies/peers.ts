/** The other callers of the kernel, which are asked the same as `bubu policy eval`: the webhook's engine, the scan's, `bubu lint` and replay. */
import type { AdmissionRequest } from "@bubustack/api/admission";
import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { lint } from "@bubustack/cli/lint/lint";
import { catalogue } from "@bubustack/cli/policy/eval/kinds";
import { given } from "@bubustack/cli/policy/eval/world";
import type { Replayed } from "@bubustack/cli/policy/replay/tally";
import { readSource } from "@bubustack/cli/source/source";
import { bubu } from "@bubustack/cli/testing/io";
import { engine as scanning } from "@bubustack/controller/scan/engine";
import { lookupKey } from "@bubustack/policies/admission/world";
import type { Verdict } from "@bubustack/policies/kernel";
import type { PolicyVerdict } from "@bubustack/policies/policy/verdict";
import { defaultPolicySettings } from "@bubustack/policies/policy-settings";
import { defaultSettings } from "@bubustack/policies/settings";
import { host } from "@bubustack/runtime/host";
import { engine as reviewing } from "@bubustack/webhooks/policy/engine";

const kindsOf = catalogue();
const shared = { settings: defaultPolicySettings, platformNamespaces: [], host: host() };

/** What the webhook says by policies that all have one failure policy; undefined where they have not. */
export async function webhookSays(
  known: readonly JsonObject[],
  policies: readonly JsonObject[],
  request: AdmissionRequest,
): Promise<Verdict | undefined> {
  const ignoring = policies.filter(({ spec }) => isObject(spec) && spec["failurePolicy"] === "Ignore").length;
  if (ignoring > 0 && ignoring < policies.length) return undefined;
  const { look } = given(known, kindsOf(known));
  const leftMs = () => 10_000;
  const looker = {
    atHand: look,
    fetch: async (lookups: Parameters<typeof lookupKey>[0][]) =>
      lookups.map((one) => [lookupKey(one), look(one)] as const),
  };
  const { judge } = await reviewing({ ...shared, objects: policies, digest: "" });
  const outcome = await judge({
    share: ignoring > 0 ? "ignore" : "fail",
    request,
    looker: { ...looker, fetch: (lookups) => looker.fetch([...lookups]) },
    leftMs,
  });
  if ("refusal" in outcome) throw outcome.refusal;
  // Which policies were asked, and of references which were refused, the webhook's own record says besides.
  const { judgedBy: _, edges: __, ...said } = outcome.verdict;
  return said;
}

/** What a scan says of the object of a request. */
export async function scanSays(
  known: readonly JsonObject[],
  policies: readonly JsonObject[],
  request: AdmissionRequest,
): Promise<PolicyVerdict> {
  const { look } = given(known, kindsOf(known));
  const judge = scanning({ ...shared, objects: policies });
  const { options, dryRun, ...seen } = request;
  return judge({ ...seen, userInfo: {} }, { atHand: look, fetch: async (lookup) => look(lookup) });
}

/** What `bubu lint` says of the object of a request, with all that is known as its cluster. */
export async function lintSays(
  known: readonly JsonObject[],
  policies: readonly JsonObject[],
  { object }: AdmissionRequest,
): Promise<Verdict | undefined> {
  const source = readSource("object.json", Buffer.from(JSON.stringify(object)));
  const cluster = async () => ({ objects: known, whole: true });
  const options = { packs: [], settings: defaultSettings, host: host(), namespace: "default" };
  const { objects } = await lint([{ source, named: true }], { ...options, policies, cluster });
  return objects[0]?.policies;
}

/** A folder in which files are written for commands that read some. */
export interface Folder {
  readonly path: string;
  readonly put: (name: string, content: string) => Promise<void>;
}

/** What `bubu policy replay` says of requests that were all allowed. */
export async function replaySays(
  folder: Folder,
  known: readonly JsonObject[],
  policies: readonly JsonObject[],
  requests: readonly AdmissionRequest[],
): Promise<Replayed> {
  const list = (items: readonly JsonObject[]) => JSON.stringify({ apiVersion: "v1", kind: "List", items });
  await folder.put("draft.json", list(policies));
  await folder.put("objects.json", list(known));
  const stdin = requests.map((request) => JSON.stringify({ request, response: { allowed: true } })).join("\n");
  const argv = ["policy", "replay", "-", "--policy", "draft.json", "--objects", "objects.json", "-o", "json"];
  return JSON.parse((await bubu(argv, { cwd: folder.path, stdin })).out);
}
