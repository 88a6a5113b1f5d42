// `npm run test:full-disk`: decisions on a file system of 6 MB in memory that becomes full and is then given room. Linux alone has
// what it takes (`unshare`); it mounts in a namespace of its own, and needs no rights on the machine. Ends with 1 where an
// acknowledged record is missing, a decision without record goes unsaid, or the log does not verify.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { folder } from "@bubustack/audit/files/folder";
import { parseKey } from "@bubustack/audit/note/key";
import { parsePromise } from "@bubustack/audit/note/promised";
import { readStretch } from "@bubustack/audit/verify/part";
import { verifyLog } from "@bubustack/audit/verify/verify";
import { defaultSettings } from "@bubustack/policies/settings";
import { host } from "@bubustack/runtime/host";
import { silentLog } from "@bubustack/runtime/log";
import { metrics } from "@bubustack/runtime/metrics";
import { answer } from "@bubustack/webhooks/answer";
import { openRecorder } from "@bubustack/webhooks/recording/open";
import { bytesOf, request, table, verdict } from "@bubustack/webhooks/testing/reviews";

const [, program = "", mounted] = process.argv;

/** Runs this program again where it may mount. */
function inside(): number {
  const at = mkdtempSync(join(tmpdir(), "bubu-full-disk-"));
  const script = 'mount -t tmpfs -o size=6m tmpfs "$1" && exec "$2" "$3" "$1"';
  const given = ["-rm", "sh", "-c", script, "sh", at, process.execPath, program];
  const { status, error } = spawnSync("unshare", given, { stdio: "inherit" });
  rmSync(at, { recursive: true, force: true });
  if (error) process.stdout.write(`cannot run here: ${error.message}\n`);
  return status ?? 1;
}

async function decide(at: string): Promise<boolean> {
  const digests = host();
  const where = join(at, "log");
  const open = () =>
    openRecorder(
      { folder: where, durability: "ephemeral" },
      {
        identity: "replica",
        namespace: "test",
        settings: { ...defaultSettings.audit, onFailure: { ...defaultSettings.audit.onFailure, cleanup: "mark" } },
        digests,
        log: silentLog(),
        metrics: metrics(),
        now: () => performance.now(),
        wall: Date.now,
      },
    );
  const acknowledged = new Set<string>();
  let [refused, marked] = [0, 0];
  const one = async (operation: string): Promise<void> => {
    const decision = Buffer.from(digests.sha256(digests.utf8(String(Math.random()))))
      .toString("hex")
      .slice(0, 16);
    const bytes = bytesOf(request({ uid: decision, operation }));
    const judge = () => ({ verdict: verdict({ digest: "d".repeat(64) }) });
    const answered = await answer(
      { webhook: "validate", bytes, decision },
      {
        kinds: table,
        judge,
        settings: defaultSettings,
        host: digests,
        fetch: () => [],
        leftMs: () => 1_000,
        recording: true,
      },
    );
    const { response } = JSON.parse(
      String((await recorder.record(answered, { ms: 1, leftMs: 1_000, verified: false })).body),
    );
    if (!response.allowed) refused++;
    else if (parsePromise(response.auditAnnotations.promise)) acknowledged.add(decision);
    else marked++;
  };
  const many = async (count: number) => {
    for (let done = 0; done < count; done += 20)
      await Promise.all(Array.from({ length: 20 }, (_, at) => one(at % 4 === 0 ? "DELETE" : "CREATE")));
    const said = `acknowledged ${acknowledged.size}, refused ${refused}, marked ${marked}`;
    process.stdout.write(`${said}\n`);
  };
  let recorder = await open();
  await many(6_000);
  execFileSync("mount", ["-o", "remount,size=64m", at]);
  await sleep(2_500);
  await many(1_000);
  await recorder.stop();
  recorder = await open();
  await many(100);
  await recorder.stop();

  const log = folder(where);
  const key = parseKey(
    Buffer.from((await log.read("key.pub")) ?? [])
      .toString("utf8")
      .trim(),
  );
  const report = key && (await verifyLog(log, { key }));
  const size = report?.checkpoint?.size ?? 0;
  const gap = { count: 0, refused: 0 };
  for (let at = 0; at * 256 < size; at++) {
    const { records } = await readStretch(log, at, size);
    for (const bytes of records.state === "whole" ? records.items : []) {
      const { id, type, data } = JSON.parse(Buffer.from(bytes).toString("utf8"));
      acknowledged.delete(id);
      if (type !== "io.bubustack.audit.log.gap.v1") continue;
      gap.count += data.count;
      gap.refused += data.refused;
    }
  }
  process.stdout.write(
    `verify: ${size} records, ${report?.faults.length} faults; acknowledged and missing: ${acknowledged.size}; said to be missing: ${gap.count} and ${gap.refused} refused\n`,
  );
  const whole = report?.faults.length === 0 && acknowledged.size === 0;
  return whole && refused > 0 && gap.count === marked && gap.refused === refused;
}

if (mounted === undefined) process.exitCode = inside();
else process.exitCode = (await decide(mounted)) ? 0 : 1;
