import { chmodSync, cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { licenses } from "./bundled.ts";
import { bundleCommand } from "./command.ts";
import { copyLicense } from "./module-package.ts";
import { dist, published, root } from "./paths.ts";

/** The bin of the package: there is no other Node to hand over to. */
const bin = `#!/usr/bin/env node
import "node:tls";
import module from "node:module";

if (Number(process.versions.node.split(".")[0]) >= 24) {
  module.enableCompileCache();
  await import("./main.js");
} else {
  console.error(\`error: bubu runs on Node 24 or newer; this is \${process.version}\\nfix: install Node 24\`);
  process.exit(2);
}
`;

/** Writes dist/cli: the bundled command, the licences of what is in it, and examples. */
export async function cliPackage(): Promise<void> {
  const folder = join(dist, "cli");
  const metafile = await bundleCommand(folder, "node24");
  writeFileSync(join(folder, "bubu.js"), bin);
  chmodSync(join(folder, "bubu.js"), 0o755);
  const manifest = { ...published("cli"), bin: { bubu: "bubu.js" }, exports: {} };
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  // What `bubu dev` says to try.
  for (const name of ["hello.yaml", "broken.yaml"])
    cpSync(join(root, "docs", "examples", name), join(folder, "examples", name));
  writeFileSync(join(folder, "THIRD-PARTY-LICENSES"), licenses(metafile));
  copyLicense(folder);
}
