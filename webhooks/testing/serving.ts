import { defaultSettings } from "@bubustack/policies/settings";
import { host } from "@bubustack/runtime/host";
import { logger } from "@bubustack/runtime/log";
import { metrics } from "@bubustack/runtime/metrics";
import type { Running } from "@bubustack/runtime/process";
import type { Config, Ports } from "../ports.ts";
import { start } from "../start.ts";
import type { Client } from "./client.ts";
import { client } from "./client.ts";
import type { Cluster } from "./lookups.ts";
import { cluster } from "./lookups.ts";
import type { TestTls } from "./tls.ts";
import { testTls } from "./tls.ts";

/** A server on loopback with everything around it. */
export interface Serving extends AsyncDisposable {
  readonly running: Running;
  readonly client: Client;
  readonly cluster: Cluster;
  readonly tls: TestTls;
  /** The lines of its log, parsed. */
  readonly lines: { readonly [field: string]: unknown }[];
  /** A further client with as many connections. */
  connect(maxSockets: number): Client;
}

/** Starts a server and waits until it is ready, unless the cluster says that it cannot be. */
export async function serving(config: Partial<Config> = {}, ports: Partial<Ports> = {}): Promise<Serving> {
  const held = cluster();
  const tls = testTls();
  const lines: Serving["lines"] = [];
  const log = logger({ destination: { write: (line) => void lines.push(JSON.parse(line)) } });
  const running = await start(
    { host: "127.0.0.1", port: 0, settings: defaultSettings, ...config },
    { tls, lookups: held.lookups, log, metrics: metrics(), host: host(), now: () => performance.now(), ...ports },
  );
  const clients: Client[] = [];
  const connect = (maxSockets: number) => {
    const made = client(running.address, tls.ca, maxSockets);
    clients.push(made);
    return made;
  };
  return {
    running,
    client: connect(1),
    cluster: held,
    tls,
    lines,
    connect,
    async [Symbol.asyncDispose]() {
      for (const made of clients) made.close();
      await running.stop(1_000);
    },
  };
}
