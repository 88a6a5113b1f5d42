// Runs a command on the Node that the project brings: `node cli/node.js [--install] COMMAND [ARG ...]`.
// Plain JavaScript that Node 18 can read. It installs when node_modules is older than the lockfile, and runs bubu
// as it was built where no source has changed since (both only with --install); puts the platform package's bin and
// node_modules/.bin first in PATH; and runs the command with this process's standard streams.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { built } from "./built.js";
import { passOn } from "./pass-on.js";
import { broughtBin, executable, major } from "./platforms.js";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const windows = process.platform === "win32";

const args = process.argv.slice(2);
const install = args[0] === "--install";
if (install) args.shift();
if (args.length === 0) {
  console.error("usage: node cli/node.js [--install] COMMAND [ARG ...]");
  process.exit(2);
}
if (install && stale()) {
  const missing = existsSync(join(root, "node_modules")) ? "out of date" : "missing";
  console.error(`Installing dependencies (node_modules is ${missing}) ...`);
  // npm names its own JavaScript in npm_execpath; started without npm, the shell finds it.
  const npm = process.env.npm_execpath;
  const result = npm
    ? spawnSync(process.execPath, [npm, "ci"], { cwd: root, stdio: ["ignore", "inherit", "inherit"] })
    : spawnSync("npm", ["ci"], { cwd: root, stdio: ["ignore", "inherit", "inherit"], shell: windows });
  if (result.status !== 0) process.exit(result.status ?? 1);
}

const bin = broughtBin(root);
if (!bin && major() < 26) {
  console.error(
    `This project runs on Node 26 or newer; this is ${process.version} and node_modules has none for ` +
      `${process.platform}-${process.arch}. Run "npm ci", or install Node 26.`,
  );
  process.exit(1);
}
const path = [...(bin ? [bin] : []), join(root, "node_modules", ".bin"), process.env.PATH ?? ""].join(delimiter);
// By default glibc has up to eight heaps a core, and keeps in each what threads gave back: 30 MB of 440 with 50,000 objects.
const env = { MALLOC_ARENA_MAX: "2", ...process.env, PATH: path };
const [command, ...rest] = args;
const node = bin ? executable(bin) : process.execPath;
const start = install && command === "bubu" ? built(root) : undefined;
// bubu is started directly, which saves the interpreter that its shebang would start.
const child =
  command === "bubu"
    ? spawn(node, [start ?? join(root, "cli", "bubu.js"), ...rest], { env, stdio: "inherit" })
    : spawn(command, rest, { env, stdio: "inherit", shell: windows });
passOn(child, command);
if (install && command === "bubu" && start === undefined) setTimeout(build, 5_000).unref();

/** Builds the command for the next start, once this one is over its own. */
function build() {
  // Without a build the next start runs the sources, as this one does: a failure is no matter of this process.
  spawn(node, [join(root, "cli", "build", "built.ts")], { env, stdio: "ignore" }).on("error", () => {});
}

/** npm writes node_modules/.package-lock.json at the end of each install. */
function stale() {
  const installed = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(installed)) return true;
  return statSync(installed).mtimeMs < statSync(join(root, "package-lock.json")).mtimeMs;
}
