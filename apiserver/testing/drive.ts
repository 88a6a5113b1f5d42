/** Controllers without timers: each change is followed at once, until nothing changes any more. */
import type { Controller } from "../controllers/loop.ts";
import type { Server } from "../server.ts";

/** Answers how to let the controllers do all that is to be done; it answers the milliseconds that each key waits for. */
export function drive(server: Server, controllers: readonly Controller[]): () => Promise<ReadonlyMap<string, number>> {
  const waiting: { readonly controller: Controller; readonly key: string }[] = [];
  server.store.observe((written) => {
    for (const controller of controllers) {
      const key = controller.key(written);
      if (key !== undefined) waiting.push({ controller, key });
    }
  });
  return async () => {
    const again = new Map<string, number>();
    for (let turns = 0; turns < 10_000; turns++) {
      const next = waiting.shift();
      if (next === undefined) return again;
      const ms = await next.controller.work(next.key, new AbortController().signal);
      if (typeof ms === "number" && ms <= 1) waiting.push(next);
      else if (typeof ms === "number") again.set(next.key, ms);
    }
    throw new Error("the controllers do not come to rest");
  };
}
