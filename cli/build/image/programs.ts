import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import type { BundledPackage } from "../bundled.ts";
import { bundledPackages, licenses } from "../bundled.ts";
import { root } from "../paths.ts";

/** What runs in the platform's containers: files by their path below the programs' folder. */
export interface Programs {
  readonly files: ReadonlyMap<string, Buffer>;
  /** The npm packages that are in them. */
  readonly packages: readonly BundledPackage[];
}

/** Bundles each process of the platform into one file, and the worker that the webhooks judge in beside them. */
export async function programs(): Promise<Programs> {
  const outdir = mkdtempSync(join(tmpdir(), "bubu-programs-"));
  try {
    const { metafile } = await build({
      absWorkingDir: root,
      entryPoints: {
        webhooks: "webhooks/main.ts",
        controller: "controller/main.ts",
        registrar: "controller/registrar/main.ts",
        "judging/worker": "webhooks/judging/worker.ts",
      },
      outdir,
      bundle: true,
      format: "esm",
      platform: "node",
      target: "node26",
      metafile: true,
      logLevel: "warning",
      legalComments: "none",
      // CommonJS inside the bundle asks for Node's own modules.
      banner: {
        js: `import { createRequire as bubuRequire } from "node:module"; const require = bubuRequire(import.meta.url);`,
      },
    });
    const written = readdirSync(outdir, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".js"));
    const files = new Map(written.map((name) => [name, readFileSync(join(outdir, name))]));
    files.set("package.json", Buffer.from('{ "type": "module" }\n'));
    files.set("LICENSE", readFileSync(join(root, "LICENSE")));
    files.set("THIRD-PARTY-LICENSES", Buffer.from(licenses(metafile)));
    return { files, packages: bundledPackages(metafile) };
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
