import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { SinkTrouble } from "./sink.ts";

/** What a sink may be told in secret; a file each. */
export type SecretName =
  | "token"
  | "hmac"
  | "ed25519"
  | "ca"
  | "cert"
  | "key"
  | "access-key-id"
  | "secret-access-key"
  | "session-token"
  | "user"
  | "password"
  | "creds";

/** The secrets of one sink. */
export interface Secrets {
  /** The text of a file without white space around it; undefined where there is no such file, or nothing in it. */
  readonly read: (what: SecretName) => Promise<string | undefined>;
}

/** More bytes are no secret. */
const mostBytes = 256 * 1024;

/**
 * The files `<sink>.<what>` of a folder, such as a mounted Secret with these keys. They are read each time, so that a rotated one is used from then
 * on; without a folder there are none.
 */
export function secretsIn(folder: string | undefined, sink: string): Secrets {
  return {
    read: async (what) => {
      if (folder === undefined) return undefined;
      const name = `${sink}.${what}`;
      const bytes = await readFile(join(folder, name)).catch((error: unknown) => {
        if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
        throw new SinkTrouble(`the file ${name} cannot be read`);
      });
      if (bytes !== undefined && bytes.length > mostBytes) throw new SinkTrouble(`the file ${name} is too large`);
      return bytes?.toString("utf8").trim() || undefined;
    },
  };
}
