import { setPriority } from "node:os";
import type { MessagePort } from "node:worker_threads";
import { BubuError } from "@bubustack/api/errors";
import type { AnswerTools } from "../answer.ts";
import { answer } from "../answer.ts";
import type { Entry, Fetch } from "../fetch-needs.ts";
import type { FromWorker, ReviewMessage, ToWorker } from "./protocol.ts";

/** What the judging worker judges with; related objects come from the main loop. */
export type ServeTools = Omit<AnswerTools, "fetch" | "leftMs" | "onDecoded"> & { readonly now: () => number };

/** Below the main loop's: small reviews go first where a CPU is short. */
const niceness = 19;

/** Answers the reviews that come through `port`, one at a time. */
export function serve(port: MessagePort, tools: ServeTools): void {
  yieldToMainLoop();
  const post = (message: FromWorker, transfer: readonly ArrayBuffer[] = []) => port.postMessage(message, [...transfer]);
  let answered: ((entries: readonly Entry[]) => void) | undefined;
  port.on("message", (message: ToWorker) => {
    if (message.type === "answers") return answered?.(message.entries);
    const fetch: Fetch = (needs) => {
      const waiting = Promise.withResolvers<readonly Entry[]>();
      answered = waiting.resolve;
      post({ type: "ask", id: message.id, needs });
      return waiting.promise;
    };
    void judgeOne(message, tools, fetch, post);
  });
  post({ type: "up" });
}

type Post = (message: FromWorker, transfer?: readonly ArrayBuffer[]) => void;

async function judgeOne(message: ReviewMessage, tools: ServeTools, fetch: Fetch, post: Post): Promise<void> {
  const { id } = message;
  const deadline = tools.now() + message.leftMs;
  try {
    const leftMs = () => deadline - tools.now();
    const onDecoded: AnswerTools["onDecoded"] = (subject) => post({ type: "decoded", id, subject });
    const { body, record, evidence } = await answer(message, { ...tools, fetch, leftMs, onDecoded });
    const bytes = new TextEncoder().encode(body);
    post({ type: "done", id, body: bytes, record, ...(evidence && { evidence }) }, [bytes.buffer]);
  } catch (error) {
    const known = error instanceof BubuError ? error : new BubuError("rule/failed");
    post({ type: "refused", id, code: known.code, message: known.message });
  }
}

/** Only Linux has a priority per thread; elsewhere the call would slow the whole process down. */
function yieldToMainLoop(): void {
  if (process.platform !== "linux") return;
  try {
    setPriority(0, niceness);
  } catch {
    // A sandbox may forbid it: judging works all the same.
  }
}
