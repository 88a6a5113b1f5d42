// Builds kubectl from the versions of go.mod into the cache folder, unless it is there. Without a Go toolchain that
// go.mod accepts it says so and ends well: the suite that needs kubectl is then skipped by name.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, renameSync } from "node:fs";
import { dirname } from "node:path";
import { cached, version } from "./kubectl.ts";

/** The first Go release that the modules of go.mod accept. */
const needed = [1, 26] as const;

function hasGo(): boolean {
  const { stdout } = spawnSync("go", ["env", "GOVERSION"], {
    encoding: "utf8",
    env: { ...process.env, GOTOOLCHAIN: "local" },
    cwd: "/",
  });
  const [, major, minor] = /^go(\d+)\.(\d+)/.exec(stdout ?? "") ?? [];
  return Number(major) > needed[0] || (Number(major) === needed[0] && Number(minor) >= needed[1]);
}

function build(path: string): number {
  mkdirSync(dirname(path), { recursive: true });
  const partial = `${path}.${process.pid}`;
  const flags = `-s -w -X k8s.io/component-base/version.gitVersion=${version}`;
  const args = ["build", "-trimpath", "-ldflags", flags, "-o", partial, "k8s.io/kubernetes/cmd/kubectl"];
  const env = { ...process.env, CGO_ENABLED: "0", GOTOOLCHAIN: "local" };
  const { status } = spawnSync("go", args, { cwd: import.meta.dirname, stdio: ["ignore", "inherit", "inherit"], env });
  if (status === 0) renameSync(partial, path);
  return status ?? 1;
}

const path = cached();
if (existsSync(path)) console.log(`kubectl ${version} is built: ${path}`);
else if (!hasGo())
  console.log(`skipped: kubectl ${version} is not built, since no Go ${needed.join(".")} or newer was found`);
else {
  console.log(`Building kubectl ${version}; this takes about two minutes the first time ...`);
  process.exitCode = build(path);
}
