import { execFile } from "node:child_process";
import { join } from "node:path";
import { root } from "./repository.ts";

/** How a command ended. */
export interface Ended {
  readonly code: number;
  /** Both streams, in the order of standard output, then standard error, without colours. */
  readonly output: string;
}

/** Runs a command of the project by its launcher, as the scripts of package.json do; ended after five minutes. */
export function tool(...args: readonly string[]): Promise<Ended> {
  const command = [join(root, "cli", "node.js"), ...args];
  const options = { cwd: root, timeout: 300_000, maxBuffer: 32 * 1024 * 1024, env: { ...process.env, NO_COLOR: "1" } };
  return new Promise((resolve) => {
    execFile(process.execPath, command, options, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === "number" ? error.code : 1;
      resolve({ code, output: `${stdout}${stderr}`.trim() });
    });
  });
}
