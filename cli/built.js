// The command as it was built from the sources: `npm start` runs it while no source has changed since, and has it
// built in the background otherwise, because a bundle starts in two thirds of the time. Plain JavaScript that Node 18
// can read.
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/**
 * Where the builds are, each in a folder of its own, and `current.json`, which names the newest.
 * @param {string} root the checkout
 */
export function builds(root) {
  return join(root, "node_modules", ".cache", "bubu", "built");
}

/**
 * When a file was last written and how long it is, as one text; undefined where there is none.
 * @param {string} file
 * @returns {string | undefined}
 */
export function stamp(file) {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false });
  return found && `${found.mtimeNs} ${found.size}`;
}

/**
 * The file that starts the newest build, or undefined where there is none or a source has changed since.
 * @param {string} root the checkout
 * @returns {string | undefined}
 */
export function built(root) {
  try {
    /** @type {{ folder: string, sources: [string, string][] }} */
    const { folder, sources } = JSON.parse(readFileSync(join(builds(root), "current.json"), "utf8"));
    const start = join(builds(root), folder, "start.js");
    const same = sources.every(([path, then]) => stamp(join(root, path)) === then);
    return same && stamp(start) !== undefined ? start : undefined;
  } catch {
    return undefined;
  }
}
