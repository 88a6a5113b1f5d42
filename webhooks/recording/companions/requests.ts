import type { Log } from "@bubustack/runtime/log";
import type { Accompanied, Companion } from "./accompany.ts";

/** Milliseconds between two looks for requests. */
const everyMs = 2_000;

/** Does what `bubu audit forget` has asked for in the folder of the log, and puts it on record: only the process that has a log open can. */
export function attendRequests(opened: Accompanied, log: Log, ms: number = everyMs): Companion {
  const look = async () => {
    if ((await opened.disk.list("requests")).length === 0) return;
    const { answerRequests } = await import("@bubustack/audit/personal/forget");
    const count = await answerRequests(opened);
    if (count > 0) log.info({ count }, "keys of namespaces were destroyed, as bubu audit forget has asked");
  };
  let looking: Promise<void> | undefined;
  const tick = () => {
    looking ??= look()
      .catch((err: unknown) => log.error({ err }, "a request in the audit log's folder could not be answered"))
      .finally(() => {
        looking = undefined;
      });
  };
  tick();
  const timer = setInterval(tick, ms);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await looking;
    },
  };
}
