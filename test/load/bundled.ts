import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../../", import.meta.url));

/**
 * Bundles the load server and its judging worker, as an installation has them, and answers the server's file. From
 * source each thread would hold a compiler that strips types as well.
 */
export async function bundledServer(): Promise<string> {
  const outdir = join(root, "node_modules", ".cache", "bubu-load");
  await build({
    absWorkingDir: root,
    entryPoints: { server: "test/load/server.ts", "judging/worker": "webhooks/judging/worker.ts" },
    outdir,
    bundle: true,
    format: "esm",
    platform: "node",
    external: ["fastify", "pino", "prom-client"],
  });
  return join(outdir, "server.js");
}
