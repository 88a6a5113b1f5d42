// Writes the platform's image without Docker, `npm run image [-- FOLDER]`: an archive that `ctr images import`, `podman
// load` and `skopeo` read, and its bill of materials beside it. Default folder: dist/image. With `--programs FOLDER` it
// writes only what the Dockerfile puts on a base of its own.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { programs } from "./image/programs.ts";
import { writeImage } from "./image/write.ts";
import { dist } from "./paths.ts";

const { values, positionals } = parseArgs({ allowPositionals: true, options: { programs: { type: "string" } } });
if (values.programs !== undefined) {
  for (const [path, content] of (await programs()).files) {
    const file = join(values.programs, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  console.log(`wrote the programs to ${values.programs}`);
} else {
  const [folder = join(dist, "image")] = positionals;
  const { file, sbom, digest } = await writeImage(folder);
  console.log(`wrote ${file} (${digest})\nwrote ${sbom}`);
}
