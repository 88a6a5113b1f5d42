import { issueCa, issueLeaf } from "@bubustack/certs/issue";
import type { Tls } from "../ports.ts";

/** A serving certificate for loopback that can be renewed. */
export interface TestTls extends Tls {
  readonly ca: string;
  renew(): void;
  /** How many callbacks are waiting for a renewal. */
  readonly listeners: number;
}

export function testTls(): TestTls {
  const ca = issueCa({ commonName: "test CA", now: Date.now() });
  const issue = () =>
    issueLeaf({
      ca,
      commonName: "webhooks",
      dnsNames: [],
      ipAddresses: ["127.0.0.1"],
      now: Date.now(),
      usages: "server",
    });
  const callbacks = new Set<() => void>();
  let leaf = issue();
  return {
    ca: ca.certPem,
    current: () => leaf,
    onChange(callback) {
      callbacks.add(callback);
      return () => void callbacks.delete(callback);
    },
    renew() {
      leaf = issue();
      for (const callback of callbacks) callback();
    },
    get listeners() {
      return callbacks.size;
    },
  };
}
