/** A webhook for tests: an HTTPS server that answers reviews with what a function says. */
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { AdmissionRequest } from "@bubustack/api/admission";
import type { JsonObject } from "@bubustack/api/json";
import { issueCa, issueLeaf } from "@bubustack/certs/issue";

export interface TestWebhook {
  readonly url: string;
  readonly port: number;
  /** The CA to trust, as `caBundle` wants it. */
  readonly caBundle: string;
  /** The reviews that arrived. */
  readonly seen: AdmissionRequest[];
  /** The URLs that were called. */
  readonly paths: string[];
  close(): Promise<void>;
}

/** What a webhook answers: a response without its uid, or a raw HTTP answer. */
export type Answering = (request: AdmissionRequest) =>
  | JsonObject
  | {
      readonly raw: {
        readonly code: number;
        readonly body: string;
        readonly headers?: { readonly [name: string]: string };
      };
    };

export async function testWebhook(answer: Answering): Promise<TestWebhook> {
  const now = Date.now();
  const ca = issueCa({ commonName: "test webhook", now });
  const leaf = issueLeaf({
    ca,
    commonName: "webhook",
    dnsNames: ["localhost", "hook.default.svc"],
    ipAddresses: ["127.0.0.1"],
    now,
    usages: "server",
  });
  const seen: AdmissionRequest[] = [];
  const paths: string[] = [];
  const server = createServer({ cert: leaf.certPem, key: leaf.keyPem }, (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const { request } = JSON.parse(Buffer.concat(chunks).toString("utf8"));
      seen.push(request);
      paths.push(incoming.url ?? "");
      const given = answer(request);
      if ("raw" in given && typeof given.raw === "object" && given.raw !== null && "code" in given.raw) {
        const {
          code,
          body,
          headers = {},
        } = given.raw as { code: number; body: string; headers?: { [name: string]: string } };
        outgoing.writeHead(code, headers).end(body);
        return;
      }
      const response = { uid: request.uid, ...given };
      outgoing.writeHead(200, { "content-type": "application/json" });
      outgoing.end(JSON.stringify({ apiVersion: "admission.k8s.io/v1", kind: "AdmissionReview", response }));
    });
  });
  await new Promise<void>((settle) => server.listen(0, "127.0.0.1", settle));
  const { port } = server.address() as AddressInfo;
  return {
    url: `https://127.0.0.1:${port}/hook`,
    port,
    caBundle: Buffer.from(ca.certPem).toString("base64"),
    seen,
    paths,
    close: () =>
      new Promise((settle) => {
        server.close(() => settle());
        server.closeAllConnections();
      }),
  };
}

/** A configuration with one webhook for widgets; `more` replaces fields of the webhook. */
export function configurationFor(
  hook: TestWebhook,
  kind: "Validating" | "Mutating",
  more: JsonObject = {},
  name = "test",
): JsonObject {
  return {
    apiVersion: "admissionregistration.k8s.io/v1",
    kind: `${kind}WebhookConfiguration`,
    metadata: { name },
    webhooks: [
      {
        name: `${name}.example.com`,
        clientConfig: { url: hook.url, caBundle: hook.caBundle },
        rules: [
          {
            apiGroups: ["example.com"],
            apiVersions: ["v1"],
            operations: ["CREATE", "UPDATE", "DELETE"],
            resources: ["widgets"],
          },
        ],
        sideEffects: "None",
        admissionReviewVersions: ["v1"],
        timeoutSeconds: 2,
        ...more,
      },
    ],
  };
}
