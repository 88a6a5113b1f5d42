import type { ServerResponse } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Json, JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { issueCa, issueLeaf } from "@bubustack/certs/issue";
import { convertedReview } from "./conversion-hook.ts";

/** An HTTPS server that answers admission reviews as the cases say, each webhook at a path of its own. */
export interface Hooks {
  readonly url: string;
  /** PEM of its authority, base64, as `caBundle` wants it. */
  readonly caBundle: string;
  /**
   * What the webhook at `/<path>` answers: an AdmissionResponse without its uid, whose `patch` is a JSON Patch as it is.
   * Besides `after` (milliseconds to wait), `http` (a bare HTTP answer with this code and `text`), `headers`, `review`
   * (the whole answer instead). With `converts` it is a conversion webhook: see `convertedReview`.
   */
  answer(path: string, behaviour: JsonObject): void;
  /** The requests that came to a path since this was asked last. */
  asked(path: string): readonly Json[];
  close(): Promise<void>;
}

/** What controllers of Kubernetes create in each new namespace whenever they get to it: no case asks for it. */
const ofControllers = "kube-root-ca.crt";

export async function startHooks(): Promise<Hooks> {
  const now = Date.now();
  const ca = issueCa({ commonName: "conformance webhooks", now });
  const names = { dnsNames: ["localhost"], ipAddresses: ["127.0.0.1"] };
  const leaf = issueLeaf({ ca, commonName: "webhook", ...names, now, usages: "server" });
  const behaviours = new Map<string, JsonObject>();
  const requests = new Map<string, Json[]>();
  const server = createServer({ cert: leaf.certPem, key: leaf.keyPem }, async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const path = (incoming.url ?? "").replace(/\?.*$/, "").slice(1);
    const review: unknown = JSON.parse(Buffer.concat(chunks).toString("utf8"));
    const request = isObject(review) && isObject(review["request"]) ? review["request"] : {};
    const seen = requests.get(path) ?? [];
    if (request["name"] !== ofControllers) requests.set(path, [...seen, request]);
    const behaviour = behaviours.get(path) ?? {};
    const converts = behaviour["converts"] !== undefined && isObject(review);
    const answer = converts && behaviour["review"] === undefined ? { review: convertedReview(review, behaviour) } : {};
    await respond(outgoing, { ...behaviour, ...answer }, request["uid"]);
  });
  await new Promise<void>((settle) => server.listen(0, "127.0.0.1", settle));
  const { port } = server.address() as AddressInfo;
  return {
    url: `https://127.0.0.1:${port}`,
    caBundle: Buffer.from(ca.certPem).toString("base64"),
    answer: (path, behaviour) => void behaviours.set(path, behaviour),
    asked: (path) => {
      const seen = requests.get(path) ?? [];
      requests.delete(path);
      return seen;
    },
    close: () =>
      new Promise((settle) => {
        server.close(() => settle());
        server.closeAllConnections();
      }),
  };
}

async function respond(outgoing: ServerResponse, behaviour: JsonObject, uid: Json | undefined): Promise<void> {
  const { after, http, text, headers, review, patch, ...response } = behaviour;
  if (typeof after === "number") await sleep(after, undefined, { ref: false });
  const more = isObject(headers) ? Object.fromEntries(Object.entries(headers).map(([k, v]) => [k, String(v)])) : {};
  if (typeof http === "number") {
    outgoing.writeHead(http, more).end(typeof text === "string" ? text : "");
    return;
  }
  const encoded =
    patch === undefined ? {} : { patchType: "JSONPatch", patch: Buffer.from(JSON.stringify(patch)).toString("base64") };
  const answer = review ?? {
    apiVersion: "admission.k8s.io/v1",
    kind: "AdmissionReview",
    response: { uid, ...encoded, ...response },
  };
  outgoing.writeHead(200, { "content-type": "application/json", ...more }).end(JSON.stringify(answer));
}
