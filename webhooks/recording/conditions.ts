import { X509Certificate } from "node:crypto";
import type { CertificateRotated } from "@bubustack/api/audit/events/certificate-rotated";
import { certificateRotated } from "@bubustack/api/audit/events/certificate-rotated";
import type { ConfigurationChanged } from "@bubustack/api/audit/events/configuration-changed";
import { configurationChanged } from "@bubustack/api/audit/events/configuration-changed";
import type { JsonObject } from "@bubustack/api/json";
import type { Digests } from "@bubustack/api/names/digests";
import { policyDigest } from "@bubustack/policies/policy/digest";
import { metadataOf } from "@bubustack/runtime/kube/object";
import type { Holder } from "../policy/holder.ts";
import type { Tls } from "../ports.ts";
import type { Recorder } from "./recorder.ts";

/** Under which conditions a replica decides. */
export interface Conditions {
  readonly tls: Tls;
  /** PEM of the authority that issues what it serves. */
  readonly issuer: () => string;
  readonly holder: Pick<Holder, "current" | "onChange">;
  readonly settings: JsonObject;
  /** Hex digest of the built-in rules and the settings. */
  readonly rules: string;
  /** Name of the replica. */
  readonly identity: string;
  readonly digests: Digests;
}

/** Bytes of digests of policies that one record has; of more, the digest of all. */
const mostBytes = 40 * 1024;

/** Records the conditions as they are, and each change of them. Answers how to end that. */
export function recordConditions(conditions: Conditions, recorder: Pick<Recorder, "note">): () => void {
  const { tls, issuer, holder, settings, rules, identity, digests } = conditions;
  const known = new Map<string, string>();
  /** Notes what is another than before, under the fingerprint or digest that tells. */
  const differs = (what: string, now: string): { readonly previous?: string } | undefined => {
    const previous = known.get(what);
    known.set(what, now);
    if (previous === now) return undefined;
    return previous === undefined ? {} : { previous };
  };
  const certificate = (what: CertificateRotated["what"], pem: string) => {
    const read = new X509Certificate(pem);
    const fingerprint = read.fingerprint256.replaceAll(":", "").toLowerCase();
    const change = differs(what, fingerprint);
    if (change === undefined) return;
    const data: CertificateRotated = {
      component: "bubu-webhook",
      replica: identity,
      what,
      fingerprint,
      ...change,
      notBefore: read.validFromDate.toISOString(),
      notAfter: read.validToDate.toISOString(),
    };
    void recorder.note({ type: certificateRotated.type, subject: data.component, data });
  };
  const configuration = (what: ConfigurationChanged["what"], digest: string, content: JsonObject | undefined) => {
    const change = differs(what, digest);
    if (change === undefined) return;
    const data: ConfigurationChanged = { what, digest, ...change, ...(content && { content }) };
    void recorder.note({ type: configurationChanged.type, data });
  };
  const certificates = () => {
    certificate("authority", issuer());
    certificate("serving", tls.current().certPem);
  };
  const policies = () => {
    const { digest, objects } = holder.current();
    const content = Object.fromEntries(objects.map((object) => nameAndDigest(object, digests)));
    const fits = JSON.stringify(content).length <= mostBytes;
    configuration("policies", `sha256:${digest}`, fits ? content : undefined);
  };
  certificates();
  configuration("settings", `sha256:${rules}`, settings);
  policies();
  const ends = [tls.onChange(certificates), holder.onChange(policies)];
  return () => {
    for (const end of ends) end();
  };
}

/** `<Kind>/<namespace>/<name>`, and the digest that records of changes have. */
function nameAndDigest(object: JsonObject, digests: Digests): readonly [string, string] {
  const { namespace, name } = metadataOf(object);
  const kind = String(object["kind"]);
  return [`${kind}/${namespace}/${name}`, `sha256:${policyDigest(object, digests)}`];
}
