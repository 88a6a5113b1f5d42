import { locate } from "@bubustack/audit/files/locate";
import { merge } from "@bubustack/audit/query/merge";
import { sealIn } from "../../audit/names.ts";
import { recordReading } from "../../audit/reading.ts";
import { UsageError } from "../../fail.ts";
import type { Io } from "../../io.ts";
import type { Given } from "../../verb.ts";
import type { Read } from "./captured-log.ts";
import { capturedLog } from "./captured-log.ts";
import type { Recorded } from "./record.ts";

/** Webhooks that were asked about one request say so within this many milliseconds: the API server waits no longer. */
const togetherMs = 60_000;

/**
 * Requests that the webhooks captured beside the log in a folder, or beside the logs in its folders: the oldest first. A request that several webhooks
 * were asked about, of whatever replicas, comes once, with what policies came to in all of them.
 */
export async function* capturedRequests(
  io: Io,
  given: Given,
  path: string,
): AsyncIterable<Recorded | { readonly problem: string }> {
  const secret = await sealIn(io, given);
  const { logs: located } = await locate(io.cwd, path);
  const logs = await Promise.all(located.map((named) => capturedLog(io.cwd, named, secret)));
  if (logs.every(({ files }) => files === 0))
    throw new UsageError(
      `there are no captured requests in ${path}`,
      "name the namespace in audit.capture.namespaces of the settings",
    );
  await recordReading(io, given, { how: "replay", logs: logs.map(({ origin }) => origin), opened: true });
  const read = () =>
    merge(
      logs.map((log) => log.read()),
      false,
    );
  const asked = await askedTogether(read());
  for await (const one of read()) {
    if ("problem" in one) {
      yield { problem: one.problem };
      continue;
    }
    const { request, decision } = one.entry;
    const first = asked.get(decision);
    if (first) yield { request, namespaceObject: undefined, allowed: first.allowed, decision };
  }
}

/** What policies came to about one request. */
interface Together {
  readonly at: number;
  allowed: boolean | undefined;
}

/** By the first decision about each request, what policies came to in all of them; undefined where a webhook did not ask them. */
async function askedTogether(read: AsyncIterable<Read>): Promise<ReadonlyMap<string, Together>> {
  const latest = new Map<string, Together>();
  const firsts = new Map<string, Together>();
  for await (const one of read) {
    if ("problem" in one) continue;
    const { same, at, policies, decision } = one.entry;
    const allowed = policies === undefined ? undefined : policies === "allowed";
    const before = latest.get(same);
    // The same object that is sent again later is another request.
    if (before === undefined || Math.abs(before.at - at) > togetherMs) {
      const first = { at, allowed };
      latest.set(same, first);
      firsts.set(decision, first);
    } else if (before.allowed !== false) before.allowed = allowed === true ? before.allowed : allowed;
  }
  return firsts;
}
