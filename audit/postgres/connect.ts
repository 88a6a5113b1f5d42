import type { ClientConfig } from "pg";
import type { Secrets } from "../sinks/secrets.ts";
import { SinkTrouble } from "../sinks/sink.ts";

/** A value of a statement, and of a column of what it answers. */
export type Value = string | number | Uint8Array | null | readonly Uint8Array[];

export interface Answered {
  /** The rows, by the names of columns. Numbers of 64 bits are texts. */
  readonly rows: readonly { readonly [column: string]: unknown }[];
  /** How many rows were answered or written. */
  readonly count: number;
}

/** A connection to a PostgreSQL server. What it fails with is said in words of ours. */
export interface Connection {
  /** One statement; with values it is prepared. */
  readonly query: (text: string, values?: readonly Value[]) => Promise<Answered>;
  readonly close: () => Promise<void>;
}

/** Milliseconds that a connection may take, and an answer. */
const timeouts = { connect: 5_000, answer: 10_000 } as const;

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** The code of an error of the database itself (SQLSTATE). */
export class DatabaseTrouble extends SinkTrouble {
  readonly state: string;

  constructor(state: string) {
    super(`the database answered ${state}`);
    this.state = state;
  }
}

/**
 * Connects to `postgres://host[:port]/database` as the secrets `user` and `password` say. With TLS, and the server's certificate made sure of, unless
 * it is on this machine and no authority (`ca`) is given. Needs the package `pg`, which is loaded here alone.
 */
export async function connect(address: string, secrets: Secrets): Promise<Connection> {
  const url = new URL(address);
  const { Client } = await load();
  const user = await secrets.read("user");
  if (user === undefined) throw new SinkTrouble('the secret "user" is missing');
  const [password = "", ca, cert, key] = await Promise.all([
    secrets.read("password"),
    secrets.read("ca"),
    secrets.read("cert"),
    secrets.read("key"),
  ]);
  const plain = loopback.test(url.hostname) && ca === undefined;
  const config: ClientConfig = {
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: Number(url.port || 5432),
    database: decodeURIComponent(url.pathname.slice(1)),
    user,
    password,
    ssl: plain
      ? false
      : { rejectUnauthorized: true, minVersion: "TLSv1.2", ...(ca && { ca }), ...(cert && key && { cert, key }) },
    application_name: "bubu-audit",
    connectionTimeoutMillis: timeouts.connect,
    query_timeout: timeouts.answer,
    keepAlive: true,
  };
  const client = new Client(config);
  // What breaks while nobody asks is said to the next who does.
  client.on("error", () => undefined);
  await client.connect().catch(trouble);
  return {
    query: async (text, values) => {
      const { rows, rowCount } = await client.query(text, values && [...values]).catch(trouble);
      return { rows, count: rowCount ?? 0 };
    },
    close: () => client.end().catch(() => undefined),
  };
}

/** What the database says may hold values: its code is kept. */
function trouble(error: unknown): never {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (/^[0-9A-Z]{5}$/.test(code)) throw new DatabaseTrouble(code);
  if (/^[A-Z][A-Z0-9_]{1,63}$/.test(code)) throw new SinkTrouble(code);
  throw new SinkTrouble("the database cannot be reached, or does not answer");
}

async function load() {
  try {
    // Of CommonJS: some loaders have what it exports in `default` alone.
    return (await import("pg")).default;
  } catch {
    throw new SinkTrouble("the package pg is not installed: npm install pg");
  }
}
