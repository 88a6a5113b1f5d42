import { resolve } from "node:path";
import { BubuError } from "@bubustack/api/errors";
import type { Pulled } from "@bubustack/audit/anchors/pull";
import { secretsIn } from "@bubustack/audit/sinks/secrets";
import { reasonOf } from "@bubustack/audit/sinks/sink";
import type { Io } from "../io.ts";
import type { Given } from "../verb.ts";
import { text, texts } from "../verb.ts";

/** What the anchors keep that --anchor names; nothing is loaded where there is none. */
export async function anchorsOf(io: Io, given: Given): Promise<readonly Pulled[]> {
  const named = texts(given, "anchor");
  if (named.length === 0) return [];
  const folder = text(given, "secrets") ?? (io.env["BUBU_AUDIT_SINKS"] || undefined);
  const secrets = secretsIn(folder === undefined ? undefined : resolve(io.cwd, folder), "anchor");
  const { pull } = await import("@bubustack/audit/anchors/pull");
  const pulled: Pulled[] = [];
  for (const anchor of named)
    pulled.push(
      await pull(io.cwd, anchor, secrets, Date.now).catch((cause: unknown) => {
        throw new BubuError("file/unreadable", `the anchor ${anchor} cannot be read: ${reasonOf(cause)}`, { cause });
      }),
    );
  return pulled;
}
