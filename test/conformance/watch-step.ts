import type { Json } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import type { Step } from "./case.ts";
import type { Stream } from "./connection.ts";
import { mismatches } from "./match.ts";
import type { Scene } from "./run.ts";
import { runSteps } from "./run.ts";
import { judge, requestOf } from "./step.ts";
import { fill } from "./values.ts";

/** Milliseconds that an event may take; a real API server may be busy. */
const eventMs = 8_000;

/** Opens a watch, does the steps in `while`, and holds what arrives against `events`, in order. */
export async function watchStep(step: Step, scene: Scene): Promise<readonly string[]> {
  const { on, kept } = scene;
  const sent = requestOf(step, kept);
  if (step.keys["events"] === undefined) return judge(step, await on.send(sent), kept);
  const stream = await on.open(sent);
  try {
    if (stream.code !== 200) return [`expected a stream, found ${stream.code} ${await stream.next(eventMs)}`];
    const problems = await runSteps(step.steps, scene, "while watching, ");
    if (problems.length > 0) return problems;
    const expected = fill(step.keys["events"], kept);
    const wrong = await eventProblems(Array.isArray(expected) ? expected : [], stream);
    if (wrong.length > 0 || step.keys["ends"] !== true) return wrong;
    const more = await stream.next(eventMs);
    return more === undefined ? [] : [`expected the end, found ${more}`];
  } finally {
    stream.close();
  }
}

async function eventProblems(expected: readonly Json[], stream: Stream): Promise<readonly string[]> {
  for (const [index, each] of expected.entries()) {
    const [[type, object] = ["", {}]] = isObject(each) ? Object.entries(each) : [];
    const event = await nextEvent(stream, type);
    const problems = event === undefined ? ["the stream ended"] : mismatches({ type, object: object ?? {} }, event);
    if (problems.length > 0) return problems.map((problem) => `event ${index + 1}: ${problem}`);
  }
  return [];
}

/** The next event; bookmarks come when the server likes, so they are passed over where none is expected. */
async function nextEvent(stream: Stream, wanted: string): Promise<Json | undefined> {
  for (;;) {
    const line = await stream.next(eventMs);
    if (line === undefined) return undefined;
    const event: Json = JSON.parse(line);
    if (wanted === "BOOKMARK" || !isObject(event) || event["type"] !== "BOOKMARK") return event;
  }
}
