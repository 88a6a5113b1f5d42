// Ties this process to a child: signals go down, the exit code comes up. Plain JavaScript that Node 18 can read.
import { constants } from "node:os";

/**
 * @param {import("node:child_process").ChildProcess} child
 * @param {string} command how messages name the child
 */
export function passOn(child, command) {
  child.on("error", (error) => {
    console.error(`cannot run ${command}: ${error.message}`);
    process.exit(127);
  });
  // A terminal sends Ctrl-C to the whole group; a signal sent to this process alone is passed on.
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(signal, () => {
      if (!process.stdin.isTTY || signal !== "SIGINT") child.kill(signal);
    });
  }
  child.on("exit", (code, signal) => {
    process.exit(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
  });
}
