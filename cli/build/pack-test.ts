// Tries the packages as a user gets them, `npm run pack:test`: packed, installed into an empty folder without a
// registry, run on Node 26 and on Node 24. Prints what passed, failed and was skipped.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { executable, platforms } from "../platforms.js";
import { dist, root } from "./paths.ts";

const counts = { passed: 0, failed: 0, skipped: 0 };
const folder = mkdtempSync(join(tmpdir(), "bubu-pack-"));

interface Result {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(command: string, args: readonly string[], cwd: string): Result {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8", timeout: 180_000 });
  return { status, stdout: stdout ?? "", stderr: stderr ?? "" };
}

/** npm by the JavaScript that started this, else by the shell's path. */
function npm(args: readonly string[], cwd: string): Result {
  const self = process.env["npm_execpath"];
  return self === undefined ? run("npm", args, cwd) : run(process.execPath, [self, ...args], cwd);
}

function check(name: string, holds: boolean, detail = ""): void {
  counts[holds ? "passed" : "failed"]++;
  console.log(`${holds ? "ok  " : "FAIL"} ${name}${holds || detail === "" ? "" : `\n${detail}`}`);
}

function skip(name: string, why: string): void {
  counts.skipped++;
  console.log(`skip ${name}: ${why}`);
}

/** Packs all packages, with the one that they need, and installs them; answers the folder, or undefined where that failed. */
function install(): string | undefined {
  const packages = [...["api", "cel", "cli"].map((house) => join(dist, house)), join(root, "node_modules", "re2js")];
  const tarballs = packages.map((path) => {
    const packed = npm(["pack", "--silent", "--ignore-scripts", "--pack-destination", folder], path);
    check(`npm pack ${basename(path)}`, packed.status === 0, packed.stderr);
    return join(folder, packed.stdout.trim().split("\n").at(-1) ?? "");
  });
  const empty = join(folder, "empty");
  mkdirSync(empty);
  writeFileSync(join(empty, "package.json"), '{"private":true,"type":"module"}');
  const installed = npm(["install", "--offline", "--no-audit", "--no-fund", ...tarballs], empty);
  check("npm install of all, offline", installed.status === 0, installed.stderr);
  return installed.status === 0 ? empty : undefined;
}

/** A Node of another major version, by the same packages that the project itself uses. */
function otherNode(version: string): string | undefined {
  const name = platforms[`${process.platform}-${process.arch}`];
  if (name === undefined) return undefined;
  const home = join(folder, `node-${version}`);
  mkdirSync(home);
  writeFileSync(join(home, "package.json"), '{"private":true}');
  npm(["install", "--ignore-scripts", "--no-audit", "--no-fund", `${name}@${version}`], home);
  const found = executable(join(home, "node_modules", name, "bin"));
  return existsSync(found) ? found : undefined;
}

/** Uses the CEL package as its README says, without the optional peer. */
const celProgram = `
import { compile } from "@bubustack/cel/compile";
import { kubernetes } from "@bubustack/cel/kubernetes/environment";
import { validatorOf } from "@bubustack/cel/rules/validator";
import { dyn } from "@bubustack/cel/type/type";
const { program } = compile("object.ip.matches('^[0-9.]+$') && isIP(object.ip)", kubernetes({ variables: { object: dyn } }));
const { value, cost } = program.evaluate({ object: { ip: "10.0.0.1" } });
console.log(value, cost, typeof validatorOf);
for (const path of ["plan/planner", "protobuf/messages"])
  await import("@bubustack/cel/" + path).catch(({ code }) => console.log(code));
`;
const celSays = "true 8 function\nERR_PACKAGE_PATH_NOT_EXPORTED\nERR_MODULE_NOT_FOUND\n";

/** Starts the platform from the installed package, applies its example, and ends it. */
async function tryPlatform(label: string, node: string, cwd: string): Promise<void> {
  const bubu = join(cwd, "node_modules", "@bubustack", "cli", "bubu.js");
  const child = spawn(node, [bubu, "dev", "--port", "0"], { cwd, stdio: ["ignore", "pipe", "pipe"] });
  const told: string[] = [];
  const { promise: ready, resolve } = Promise.withResolvers<void>();
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (bytes) => {
      told.push(String(bytes));
      if (told.join("").includes("Ctrl-C stops it")) resolve();
    });
  const ended = new Promise((settle) => child.once("exit", settle)).finally(resolve);
  const timer = setTimeout(() => child.kill(), 60_000);
  await ready;
  const kubeconfig = /KUBECONFIG=(.*)/.exec(told.join(""))?.[1] ?? "";
  const example = /-f (.*broken\.yaml)/.exec(told.join(""))?.[1] ?? "";
  const applied = run(node, [bubu, "apply", "-f", example, "--kubeconfig", kubeconfig], cwd);
  const all = told.join("") + applied.stdout + applied.stderr;
  check(`${label}: bubu dev runs the platform`, all.includes("story/needs-known"), all);
  child.kill("SIGINT");
  check(`${label}: bubu dev ends when it is asked to`, (await ended) === 0, all);
  clearTimeout(timer);
}

function tryOn(label: string, node: string, cwd: string): void {
  const bubu = join(cwd, "node_modules", "@bubustack", "cli", "bubu.js");
  const example = (name: string) => join(root, "docs", "examples", name);
  const valid = run(node, [bubu, "lint", "--strict", example("hello.yaml")], cwd);
  check(`${label}: a valid file is clean`, valid.status === 0, valid.stdout + valid.stderr);
  const broken = run(node, [bubu, "lint", "-o", "json", example("broken.yaml")], cwd);
  const source = run(
    process.execPath,
    [join(root, "cli", "bubu.js"), "lint", "-o", "json", example("broken.yaml")],
    cwd,
  );
  check(`${label}: a broken file is refused`, broken.status === 1, broken.stdout + broken.stderr);
  check(`${label}: with the same bytes as from source`, broken.stdout === source.stdout && source.stdout !== "");
  for (const args of [
    ["--help"],
    ["explain", "story/needs-known"],
    ["completion", "bash"],
    ["lint", "-o", "sarif", example("hello.yaml")],
  ]) {
    const ran = run(node, [bubu, ...args], cwd);
    check(
      `${label}: bubu ${args.slice(0, 3).join(" ").replace(root, "")}`,
      ran.status === 0 && ran.stdout !== "",
      ran.stderr,
    );
  }
  const cluster = run(node, [bubu, "get", "stories", "--kubeconfig", "none"], cwd);
  check(
    `${label}: what cannot run says why`,
    cluster.status === 2 && cluster.stderr.includes("kube/config"),
    cluster.stderr,
  );
  const program = `import { kinds } from "@bubustack/api/kinds"; console.log(kinds.map(({ kind }) => kind).join());`;
  writeFileSync(join(cwd, "contract.js"), program);
  const contract = run(node, ["contract.js"], cwd);
  check(`${label}: the contract is imported`, contract.stdout.includes("Story"), contract.stderr);
  writeFileSync(join(cwd, "cel.js"), celProgram);
  const cel = run(node, ["cel.js"], cwd);
  check(`${label}: CEL is imported, and no more than its doors`, cel.stdout === celSays, cel.stdout + cel.stderr);
}

try {
  const built = run(process.execPath, [join(root, "cli", "build", "build.ts")], root);
  check("npm run build", built.status === 0, built.stdout + built.stderr);
  const empty = install();
  if (empty !== undefined) {
    const types = join(empty, "node_modules", "@bubustack", "api", "kinds.d.ts");
    check("the contract has its types", existsSync(types) && readFileSync(types, "utf8").includes("kinds"));
    tryOn(`Node ${process.versions.node}`, process.execPath, empty);
    await tryPlatform(`Node ${process.versions.node}`, process.execPath, empty);
    const node24 = otherNode("24");
    if (node24 === undefined) skip("Node 24", "its package could not be installed");
    else {
      const label = `Node ${run(node24, ["--version"], empty).stdout.trim().slice(1)}`;
      tryOn(label, node24, empty);
      await tryPlatform(label, node24, empty);
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exitCode = counts.failed > 0 ? 1 : 0;
