// Installs and builds the servers that suites talk to, where they are missing: `node test/services/install.ts`. Packages of
// Debian need root, and what is built needs Go; where it cannot, it says so and ends well: what needs them is then skipped by
// name.
import { spawnSync } from "node:child_process";
import { ensure, noGo } from "../programs/build.ts";
import { missingPackages, services, whereIs } from "./services.ts";

function apt(...args: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync("apt-get", [...args], { stdio: ["ignore", "inherit", "inherit"], env }).status === 0;
}

const packages = missingPackages();
if (packages.length === 0) console.log("the servers that come with Debian are there");
else if (process.getuid?.() !== 0 || whereIs("apt-get") === undefined)
  console.log(`skipped: ${packages.join(", ")} are not installed, since that needs root on Debian`);
else if (!apt("update") || !apt("install", "--yes", "--no-install-recommends", ...packages))
  console.log(`skipped: ${packages.join(", ")} could not be installed`);

for (const program of Object.values(services).flatMap((service) => service.programs ?? [])) {
  const outcome = ensure(program);
  if (outcome === "no go") console.log(`skipped: ${program.name} is not built, since ${noGo}`);
  if (outcome === "failed") process.exitCode = 1;
}
