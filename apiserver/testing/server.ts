/** A server for tests: a free port, fresh certificates, one all-powerful user. */
import { randomBytes, randomUUID } from "node:crypto";
import type { Json } from "@bubustack/api/json";
import type { KeyPair } from "@bubustack/certs/issue";
import { issueCa, issueLeaf } from "@bubustack/certs/issue";
import type { Config, Running } from "../config.ts";
import { start } from "../start.ts";

export interface TestServer {
  readonly url: string;
  /** PEM of the CA that the server's certificate is signed by. */
  readonly ca: string;
  readonly token: string;
  /** Issues a certificate with its key, by which a client shows who it is. */
  certify(user: string, groups?: readonly string[]): { readonly certPem: string; readonly keyPem: string };
  /** Lines that the server logged. */
  readonly lines: readonly string[];
  readonly unevaluated: readonly string[];
  close(): Promise<void>;
}

export interface TestOptions {
  readonly objects?: readonly Json[];
  readonly services?: Config["services"];
  readonly workloads?: Config["workloads"];
  /** Further users. */
  readonly tokens?: Config["tokens"];
}

/** A complete configuration with fresh certificates for loopback. */
export function testConfig(options: TestOptions = {}): Config & { readonly ca: KeyPair } {
  const now = Date.now();
  const ca = issueCa({ commonName: "test api server", now });
  const leaf = issueLeaf({
    ca,
    commonName: "kube-apiserver",
    dnsNames: ["localhost"],
    ipAddresses: ["127.0.0.1"],
    now,
    usages: "server",
  });
  return {
    ca,
    host: "127.0.0.1",
    port: 0,
    tls: { certPem: leaf.certPem, keyPem: leaf.keyPem, caPem: ca.certPem },
    tokens: [
      { token: randomBytes(16).toString("hex"), user: "admin", groups: ["system:masters"] },
      ...(options.tokens ?? []),
    ],
    objects: options.objects ?? [],
    ...(options.services === undefined ? {} : { services: options.services }),
    ...(options.workloads === undefined ? {} : { workloads: options.workloads }),
  };
}

/** Starts one; `close` ends it at once. */
export async function testServer(options: TestOptions = {}): Promise<TestServer> {
  const { ca, ...config } = testConfig(options);
  const lines: string[] = [];
  const running: Running = await start(config, {
    now: Date.now,
    uuid: randomUUID,
    random: Math.random,
    log: (line) => lines.push(line),
  });
  return {
    url: running.url,
    ca: ca.certPem,
    certify: (user, groups = []) =>
      issueLeaf({
        ca,
        commonName: user,
        organizations: groups,
        dnsNames: [],
        ipAddresses: [],
        now: Date.now(),
        usages: "client",
      }),
    token: config.tokens[0]?.token ?? "",
    lines,
    unevaluated: running.unevaluated,
    close: () => running.stop(0),
  };
}
