/** Logs beside which requests were captured, for tests. */
import { hash } from "node:crypto";
import { join } from "node:path";
import { canonicalJson } from "@bubustack/api/canonical-json";
import type { JsonObject } from "@bubustack/api/json";
import type { Linked } from "@bubustack/audit/capture/entry";
import { sealEntry } from "@bubustack/audit/capture/entry";
import { CaptureFiles, captureFiles } from "@bubustack/audit/capture/files";
import { alwaysRedacted, redactor } from "@bubustack/audit/capture/redact";
import { folderDisk } from "@bubustack/audit/disk/folder-disk";
import { openLog } from "@bubustack/audit/log/log";
import { toBase64 } from "@bubustack/audit/note/base64";
import { keyring } from "@bubustack/audit/personal/keyring";
import { sealOf } from "@bubustack/audit/seal/seal";
import { sealedDisk } from "@bubustack/audit/seal/sealed-disk";
import { creation } from "./question.ts";

/** What the keys of the logs are sealed with. */
export const secret = "a secret of sixteen bytes";
const object = (name: string, data: JsonObject) => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name, namespace: "n" },
  data,
});

/** The data of a ConfigMap, and what its capture says otherwise. */
export interface Given extends Partial<Linked> {
  readonly data: JsonObject;
  readonly redact?: readonly string[];
}

/**
 * Makes a log in a folder with a record of each decision, beside which their requests were captured: `d0`, `d1` … of replica `a`, `b0` … of `b`. Answers the
 * file of the captures.
 */
export async function captured(folder: string, given: readonly Given[], replica = "a"): Promise<string> {
  const origin = `log.example/${replica}`;
  const disk = sealedDisk(folderDisk(folder), sealOf(Buffer.from(secret)));
  const log = await openLog(disk, { origin });
  const key = await keyring(disk).of("n");
  const files = await CaptureFiles.open(join(folder, "captures"), {
    hours: 1,
    mostBytes: 1e6,
    now: () => 1_000_000,
  });
  for (const [at, { data, redact = [], ...more }] of given.entries()) {
    const decision = replica === "a" ? `d${at}` : `${replica}${at}`;
    const about = object(`m${at}`, data);
    const request = creation({ uid: `u${at}`, name: `m${at}`, object: about });
    const objectDigest = `sha256:${hash("sha256", canonicalJson(about))}`;
    const event = { id: decision, source: origin, type: "t", data: { review: `u${at}`, objectDigest } };
    const { index, leaf } = await log.append(event);
    const linked = { decision, log: origin, number: index, leaf: toBase64(leaf), at: 5, same: decision };
    await files.append(sealEntry(key, { ...linked, ...more }, request, redactor([...alwaysRedacted, ...redact])));
  }
  await files.close();
  await log.close();
  const [file = ""] = await captureFiles(join(folder, "captures"));
  return file;
}
