// Captures requests in a folder until it is killed, and says on standard output which are written: `<decision>`.
import { writeSync } from "node:fs";
import { sealEntry } from "../capture/entry.ts";
import { CaptureFiles } from "../capture/files.ts";
import { namespaceKey } from "../personal/namespace-key.ts";

const [, , folder = "", life = ""] = process.argv;
const key = namespaceKey("team-a/1", Buffer.alloc(32, 7));
const files = await CaptureFiles.open(folder, { hours: 1, mostBytes: 64 * 1024 * 1024, now: Date.now });
const request = { uid: "u", object: { data: { text: "x".repeat(50_000) } } };
for (let at = 0; ; at++) {
  const decision = `${life}-${at}`;
  const linked = { decision, log: "log.example/a", number: at, leaf: "", at: 1, same: decision };
  await files.append(sealEntry(key, linked, request, (value) => value));
  writeSync(1, `${decision}\n`);
}
