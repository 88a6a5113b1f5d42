import type { Metafile } from "esbuild";
import { build } from "esbuild";
import { root } from "./paths.ts";

/**
 * Bundles the command and the platform that `bubu dev` runs into a folder: `main.js`, and parts that load when their
 * verb runs. The files of worker threads lie beside the parts, since each is found from the module that starts it.
 */
export async function bundleCommand(folder: string, target: "node24" | "node26"): Promise<Metafile> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: {
      main: "cli/main.ts",
      "parts/worker": "apiserver/worker.js",
      "parts/judging/worker": "webhooks/judging/worker.ts",
    },
    outdir: folder,
    chunkNames: "parts/[name]-[hash]",
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target,
    metafile: true,
    logLevel: "warning",
    legalComments: "none",
    // CommonJS inside the bundle asks for Node's own modules.
    banner: {
      js: `import { createRequire as bubuRequire } from "node:module"; const require = bubuRequire(import.meta.url);`,
    },
  });
  return metafile;
}
