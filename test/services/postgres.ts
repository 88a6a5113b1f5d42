import { spawnSync } from "node:child_process";
import { chownSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { connect } from "@bubustack/audit/postgres/connect";
import type { Secrets } from "@bubustack/audit/sinks/secrets";
import { secretsOf } from "@bubustack/audit/sinks/testing/receiver";
import type { Server } from "./server.ts";
import { startServer } from "./server.ts";
import { postgresProgram } from "./services.ts";

/** A PostgreSQL with one database, `audit`, and one user, in a folder of its own. */
export interface Postgres {
  readonly address: string;
  readonly secrets: Secrets;
  /** Starts it on its folder, as after a crash. */
  readonly start: () => Promise<Server>;
}

const password = "sesame-postgres";

/** Makes the folder of a server that listens on `port`. It does not run as root: there it runs as the user that Debian made for it. */
export async function newPostgres(
  folder: string,
  port: number,
  put: (text: string) => Promise<void>,
): Promise<Postgres> {
  const data = join(folder, "data");
  mkdirSync(data);
  await put(password);
  const as = process.getuid?.() === 0 ? ownerOf() : {};
  if (as.uid !== undefined && as.gid !== undefined)
    for (const path of [folder, data, join(folder, "password")]) chownSync(path, as.uid, as.gid);
  const made = spawnSync(
    postgresProgram("initdb"),
    ["-D", data, "-U", "audit", "--pwfile", join(folder, "password"), "--auth", "scram-sha-256", "-E", "UTF8"],
    { ...as, encoding: "utf8", env: { PATH: process.env.PATH, LC_ALL: "C" } },
  );
  if (made.status !== 0) throw new Error(`initdb failed:\n${made.stderr}`);
  const flags = ["-D", data, "-p", String(port), "-c", "listen_addresses=127.0.0.1", "-k", folder];
  const address = `postgres://127.0.0.1:${port}/postgres`;
  const secrets = secretsOf({ user: "audit", password });
  return {
    address,
    secrets,
    start: async () => {
      const server = await startServer(postgresProgram("postgres"), flags, port, { LC_ALL: "C" }, as);
      // It listens before it has found out what a crash left.
      for (let tries = 0; ; tries++)
        try {
          await (await connect(address, secrets)).close();
          return server;
        } catch (error) {
          if (tries > 300) throw error;
          await sleep(50);
        }
    },
  };
}

function ownerOf(): { uid?: number; gid?: number } {
  const [uid, gid] = ["-u", "-g"].map((flag) =>
    Number(spawnSync("id", [flag, "postgres"], { encoding: "utf8" }).stdout.trim() || Number.NaN),
  );
  if (uid === undefined || gid === undefined || Number.isNaN(uid)) return {};
  return { uid, gid };
}
