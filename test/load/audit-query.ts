// `npm run bench:audit-query [-- --records 10000000] [-- --folder PATH]`: how long it takes to index an audit log of records of
// about 200 bytes, and to find some of them in it.
import { mkdtemp, rm, stat } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { folderDisk } from "@bubustack/audit/disk/folder-disk";
import { folder } from "@bubustack/audit/files/folder";
import { IndexStore } from "@bubustack/audit/index/store";
import { updateIndex } from "@bubustack/audit/index/update";
import { openLog } from "@bubustack/audit/log/log";
import type { Criteria } from "@bubustack/audit/query/criteria";
import { search } from "@bubustack/audit/query/search";

const { values } = parseArgs({
  options: { records: { type: "string", default: "200000" }, folder: { type: "string", default: tmpdir() } },
});
const total = Number(values.records);
const say = (text: string) => process.stdout.write(`${text}\n`);
const start = Date.UTC(2026, 0, 1);
const origin = "bench.example/audit";

/** Record `at`, of about 200 bytes: 100 namespaces, 1,000 actors, names without end, one refusal in twenty, a rare rule. */
function record(at: number): Uint8Array {
  const refused = at % 20 === 0;
  const rule = at % 50_000 === 0 ? "story/rare" : `story/rule-${at % 60}`;
  const findings = refused ? `,"findings":[{"rule":"${rule}"}]` : "";
  return Buffer.from(
    `{"id":"${at.toString(16)}","type":"io.bubustack.audit.admission.decided.v1","time":"${new Date(start + at * 100).toISOString()}",` +
      `"data":{"object":{"kind":"Story","namespace":"ns-${(at * 7) % 100}","name":"n-${at % 100_003}"},"actor":{"username":"u-${(at * 13) % 1_000}"},` +
      `"verdict":"${refused ? "refused" : "allowed"}"${findings}}}`,
  );
}

async function write(path: string): Promise<void> {
  const log = await openLog(folderDisk(path), { origin });
  for (let at = 0; at < total; at += 1_000)
    await Promise.all(
      Array.from({ length: Math.min(1_000, total - at) }, (_, more) => log.appendBytes(record(at + more))),
    );
  await log.close();
}

const hour = 36_000;
const middle = start + (total / 2) * 100;
const questions: readonly (readonly [what: string, criteria: Criteria])[] = [
  ["the newest 100", { traits: {} }],
  ["the newest 100 refusals of a namespace", { traits: { namespace: ["ns-40"], verdict: ["refused"] } }],
  ["100 of an actor in a namespace, none of which is", { traits: { namespace: ["ns-41"], actor: ["u-2"] } }],
  ["all of a rare rule", { traits: { rule: ["story/rare"] } }],
  ["one name", { traits: { name: ["n-77777"] } }],
  ["names that begin so", { traits: { name: ["n-7777*"] } }],
  ["refusals of an hour long ago", { since: middle, until: middle + hour * 100, traits: { verdict: ["refused"] } }],
];

const path = await mkdtemp(join(values.folder, "bubu-bench-query-"));
try {
  say(
    `${cpus().length} cores ${process.arch}, Node ${process.versions.node}; ${total} records of ${record(total).length} bytes`,
  );
  await write(join(path, "log"));
  const source = folder(join(path, "log"));
  const file = join(path, "index.sqlite");
  let began = performance.now();
  const store = new IndexStore(file);
  await updateIndex(store, source, { origin, size: total });
  const seconds = (performance.now() - began) / 1_000;
  const megabytes = (await stat(file)).size / 2 ** 20;
  say(
    `index: ${seconds.toFixed(1)} s, ${((seconds / total) * 1e6).toFixed(1)} µs a record, ${megabytes.toFixed(0)} MB`,
  );
  for (const [what, criteria] of questions) {
    began = performance.now();
    let found = 0;
    for await (const _ of search({ source, origin, size: total, index: store }, criteria, { descending: true }))
      if (++found === 100) break;
    say(`${what}: ${found} in ${(performance.now() - began).toFixed(1)} ms`);
  }
  store.close();
} finally {
  await rm(path, { recursive: true });
}
