import { locate } from "../files/locate.ts";
import { verifyLogs } from "../verify/several.ts";
import { reportsAsJson, reportsAsText } from "../verify/show.ts";
import type { Answer, Asked } from "./asked.ts";
import { bytesOf, trustedBy, unreadable } from "./asked.ts";

/** Verifies logs. */
export async function answerVerify(asked: Asked): Promise<Answer> {
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
    const reports = await verifyLogs(logs, { ...trusted, since, complete });
    const text = asked.json ? reportsAsJson(reports) : reportsAsText(reports, asked.paint);
    return { text, holds: reports.faults === 0 };
  } catch (cause) {
    return unreadable(`the log in ${asked.paths.join(", ")}`, cause);
  }
}
