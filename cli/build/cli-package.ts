import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "esbuild";
import { build } from "esbuild";
import { licenses } from "./bundled.ts";
import { copyLicense } from "./module-package.ts";
import { dist, published, root } from "./paths.ts";

/** The bin of the package: there is no other Node to hand over to. */
const bin = `#!/usr/bin/env node
import module from "node:module";

if (Number(process.versions.node.split(".")[0]) >= 24) {
  module.enableCompileCache();
  await import("./main.js");
} else {
  console.error(\`error: bubu runs on Node 24 or newer; this is \${process.version}\\nfix: install Node 24\`);
  process.exit(2);
}
`;

/** \`bubu dev\` runs the platform of a checkout: its processes start worker threads from their sources. */
const withoutDev: Plugin = {
  name: "without-dev",
  setup(build) {
    build.onResolve({ filter: /^@bubustack\/dev\/run$/ }, () => ({ path: "run", namespace: "dev" }));
    build.onLoad({ filter: /.*/, namespace: "dev" }, () => ({
      contents: `import { UsageError } from "./fail.ts";
export async function run() {
  throw new UsageError("this package does not bring the embedded platform", "run npm start in a checkout of the project");
}`,
      resolveDir: join(root, "cli"),
    }));
  },
};

/** Writes dist/cli: one bundle, in parts that load when their verb runs, and the licences of what is in it. */
export async function cliPackage(): Promise<void> {
  const folder = join(dist, "cli");
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: { main: "cli/main.ts" },
    outdir: folder,
    chunkNames: "parts/[name]-[hash]",
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node24",
    metafile: true,
    logLevel: "warning",
    legalComments: "none",
    plugins: [withoutDev],
    // CommonJS inside the bundle asks for Node's own modules.
    banner: {
      js: `import { createRequire as bubuRequire } from "node:module"; const require = bubuRequire(import.meta.url);`,
    },
  });
  writeFileSync(join(folder, "bubu.js"), bin);
  chmodSync(join(folder, "bubu.js"), 0o755);
  const manifest = { ...published("cli"), bin: { bubu: "bubu.js" }, exports: {} };
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  writeFileSync(join(folder, "THIRD-PARTY-LICENSES"), licenses(metafile));
  copyLicense(folder);
}
