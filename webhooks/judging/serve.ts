import { setPriority } from "node:os";
import type { MessagePort } from "node:worker_threads";
import { BubuError } from "@bubustack/api/errors";
import type { Answered, AnswerTools } from "../answer.ts";
import { answer } from "../answer.ts";
import type { Entry, Fetch } from "../fetch-needs.ts";
import type { PolicyTools } from "../policy/judge.ts";
import type { FoundEntry, Looker } from "../policy/looker.ts";
import { held } from "./held.ts";
import type { FromWorker, ReviewMessage, ToWorker } from "./protocol.ts";

/** What the judging worker judges with; related objects come from the main loop. */
export type ServeTools = Omit<AnswerTools, "fetch" | "leftMs" | "onDecoded" | "onFallback" | "policies"> & {
  readonly platformNamespaces: readonly string[];
  readonly now: () => number;
};

/** Below the main loop's: small reviews go first where a CPU is short. */
const niceness = 19;

/** Answers the reviews that come through `port`, one at a time. */
export function serve(port: MessagePort, tools: ServeTools): void {
  yieldToMainLoop();
  const post: Post = (message, transfer = []) => port.postMessage(message, [...transfer]);
  const { settings, platformNamespaces, host } = tools;
  const policies = held({ settings: settings.policy, platformNamespaces, host }, (change) =>
    post({ type: "holds", change }),
  );
  const asked = questions<Entry>();
  const looked = questions<FoundEntry>();
  port.on("message", (message: ToWorker) => {
    if (message.type === "answers") return asked.answered(message.entries);
    if (message.type === "found") return looked.answered(message.entries);
    if (message.type === "policies") return policies.take(message);
    const { id } = message;
    const fetch: Fetch = (needs) => asked.ask(() => post({ type: "ask", id, needs }));
    const looker: Looker = { fetch: (lookups) => looked.ask(() => post({ type: "look", id, lookups })) };
    const judged: PolicyTools = {
      inForce: () => policies.current,
      lookerOf: () => looker,
      within: (namespace) => policies.current.namespaces.has(namespace),
    };
    void judgeOne(message, { ...tools, fetch, policies: judged }, post);
  });
  post({ type: "up" });
}

type Post = (message: FromWorker, transfer?: readonly ArrayBuffer[]) => void;

/** Questions to the main loop, one at a time. */
function questions<T>() {
  let answered: ((entries: readonly T[]) => void) | undefined;
  return {
    ask(post: () => void): Promise<readonly T[]> {
      const waiting = Promise.withResolvers<readonly T[]>();
      answered = waiting.resolve;
      post();
      return waiting.promise;
    },
    answered: (entries: readonly T[]) => answered?.(entries),
  };
}

type JudgeOneTools = Omit<AnswerTools, "leftMs"> & Pick<ServeTools, "now">;

async function judgeOne(message: ReviewMessage, tools: JudgeOneTools, post: Post): Promise<void> {
  const { id } = message;
  const deadline = tools.now() + message.leftMs;
  const send = (type: "done" | "fallback", { body, record, evidence }: Answered) => {
    const bytes = new TextEncoder().encode(body);
    post({ type, id, body: bytes, record, ...(evidence && { evidence }) }, [bytes.buffer]);
  };
  try {
    const leftMs = () => deadline - tools.now();
    const onDecoded: AnswerTools["onDecoded"] = (subject) => post({ type: "decoded", id, subject });
    const onFallback = (answered: Answered) => send("fallback", answered);
    send("done", await answer(message, { ...tools, leftMs, onDecoded, onFallback }));
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
