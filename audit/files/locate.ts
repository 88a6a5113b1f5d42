import { access, readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { NamedLog } from "../verify/several.ts";
import { folder } from "./folder.ts";
import { web } from "./web.ts";

/** The logs that a path means. */
export interface Located {
  readonly logs: readonly NamedLog[];
  /** Whether it is a folder of logs, which should have all that there are. */
  readonly many: boolean;
}

/** The log at a URL or in a folder, or the logs in the folders of that folder. Relative paths are below `cwd`. */
export async function locate(cwd: string, path: string): Promise<Located> {
  if (/^https?:\/\//.test(path)) return { logs: [{ path, source: web(path) }], many: false };
  const whole = resolve(cwd, path);
  const own = { logs: [{ path, source: folder(whole) }], many: false };
  if (await there(join(whole, "checkpoint"))) return own;
  const entries = await readdir(whole, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const logs: NamedLog[] = [];
  for (const name of names.sort())
    if (await there(join(whole, name, "checkpoint")))
      logs.push({ path: join(path, name), source: folder(join(whole, name)) });
  return logs.length === 0 ? own : { logs, many: true };
}

async function there(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}
