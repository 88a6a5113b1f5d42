// Installs what a node needs from Debian's packages, where that is missing: `node test/cluster/node/install.ts`. Where it
// cannot (no Debian, not root) it says so and ends well: what needs a node is then skipped by name.
import { spawnSync } from "node:child_process";
import { missingPackages, thisMachine } from "./needs.ts";

const machine = thisMachine();
const packages = missingPackages(machine);

function apt(...args: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync("apt-get", [...args], { stdio: ["ignore", "inherit", "inherit"], env }).status === 0;
}

if (packages.length === 0) console.log("everything that a node needs is there");
else if (machine.platform !== "linux" || machine.uid !== 0 || !machine.has("apt-get")) {
  console.log(`skipped: ${packages.join(", ")} are not installed, since that needs root on Debian`);
} else {
  const done = apt("update") && apt("install", "--yes", "--no-install-recommends", ...packages);
  if (!done) console.log(`skipped: ${packages.join(", ")} could not be installed`);
}
