import { locate } from "../files/locate.ts";
import type { NamedLog, Reports } from "../verify/several.ts";
import { verifyLogs } from "../verify/several.ts";
import { reportsAsJson, reportsAsText } from "../verify/show.ts";
import type { Answer, Asked } from "./asked.ts";
import { bytesOf, trustedBy, unreadable } from "./asked.ts";

/** What speaks of logs besides what was asked: checkpoints from before, by their names, and what follows from them. */
export interface Besides {
  readonly since: (
    logs: readonly NamedLog[],
    complete: boolean,
  ) => Promise<readonly { readonly name: string; readonly bytes: Uint8Array }[]>;
  readonly judged: (reports: Reports, logs: readonly NamedLog[]) => Promise<Reports>;
}

/** Verifies logs. */
export async function answerVerify(asked: Asked, besides?: Besides): Promise<Answer> {
  const trusted = await trustedBy(asked);
  if ("problem" in trusted) return trusted;
  const since: { name: string; bytes: Uint8Array }[] = [];
  for (const name of asked.since) {
    const bytes = await bytesOf(asked.cwd, name);
    if ("cause" in bytes) return unreadable(`the checkpoint ${name}`, bytes.cause);
    since.push({ name, ...bytes });
  }
  const located = await Promise.all(asked.paths.map((path) => locate(asked.cwd, path)));
  const complete = asked.paths.length > 1 || located.some(({ many }) => many);
  try {
    const logs = located.flatMap(({ logs }) => logs);
    since.push(...((await besides?.since(logs, complete)) ?? []));
    const found = await verifyLogs(logs, { ...trusted, since, complete });
    const reports = (await besides?.judged(found, logs)) ?? found;
    const text = asked.json ? reportsAsJson(reports) : reportsAsText(reports, asked.paint);
    return { text, holds: reports.faults === 0 };
  } catch (cause) {
    return unreadable(`the log in ${asked.paths.join(", ")}`, cause);
  }
}
