/** The other callers of the kernel, which are asked the same as `bubu policy eval`: the webhook's engine and the scan's. */
import type { AdmissionRequest } from "@bubustack/api/admission";
import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { catalogue } from "@bubustack/cli/policy/eval/kinds";
import { given } from "@bubustack/cli/policy/eval/world";
import { engine as scanning } from "@bubustack/controller/scan/engine";
import { lookupKey } from "@bubustack/policies/admission/world";
import type { Verdict } from "@bubustack/policies/kernel";
import type { PolicyVerdict } from "@bubustack/policies/policy/verdict";
import { defaultPolicySettings } from "@bubustack/policies/policy-settings";
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
