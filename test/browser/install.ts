// Installs Debian's Chromium where there is no browser: `node test/browser/install.ts`. Where it cannot (no Debian, not root)
// it says so and ends well: what needs a browser is then skipped by name.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromiumPath } from "./chromium.ts";

function apt(...args: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync("apt-get", [...args], { stdio: ["ignore", "inherit", "inherit"], env }).status === 0;
}

if (chromiumPath() !== undefined) console.log("there is a browser");
else if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get"))
  console.log("skipped: chromium is not installed, since that needs root on Debian");
else if (!apt("update") || !apt("install", "--yes", "--no-install-recommends", "chromium", "fonts-liberation"))
  console.log("skipped: chromium could not be installed");
