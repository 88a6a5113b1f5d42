import { spawnSync } from "node:child_process";
import { mkdirSync, renameSync } from "node:fs";
import { dirname } from "node:path";
import type { Program } from "./program.ts";
import { built, cached } from "./program.ts";

/** The first Go release that our go.mod files accept. */
const needed = [1, 26] as const;

/** Why a program is not built where no toolchain is found. */
export const noGo = `no Go ${needed.join(".")} or newer was found`;

/** Only the toolchain that is there: Go must not load another one. */
const env = { ...process.env, CGO_ENABLED: "0", GOTOOLCHAIN: "local" };

function hasGo(): boolean {
  const { stdout } = spawnSync("go", ["env", "GOVERSION"], { encoding: "utf8", env, cwd: "/" });
  const [, major, minor] = /^go(\d+)\.(\d+)/.exec(stdout ?? "") ?? [];
  return Number(major) > needed[0] || (Number(major) === needed[0] && Number(minor) >= needed[1]);
}

/** Builds a program unless it is built, and says what it does. */
export function ensure(program: Program): "built" | "no go" | "failed" {
  const there = built(program);
  if (there !== undefined) {
    console.log(`${program.name} is built: ${there}`);
    return "built";
  }
  if (!hasGo()) return "no go";
  console.log(`Building ${program.name}; this takes about ${program.takes} the first time ...`);
  const started = performance.now();
  if (!build(program)) return "failed";
  console.log(`${program.name} is built, in ${Math.round((performance.now() - started) / 1000)} s`);
  return "built";
}

function build(program: Program): boolean {
  const path = cached(program);
  mkdirSync(dirname(path), { recursive: true });
  const partial = `${path}.${process.pid}`;
  const flags = ["-s", "-w", program.linkerFlags].filter((flag) => flag !== undefined).join(" ");
  const args = ["build", "-trimpath", "-ldflags", flags, "-o", partial, program.package];
  const { status } = spawnSync("go", args, { cwd: program.folder, stdio: ["ignore", "inherit", "inherit"], env });
  if (status === 0) renameSync(partial, path);
  return status === 0;
}
