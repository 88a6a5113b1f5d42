// Writes the verifiers of audit logs and of proofs as one file each, `npm run build:verifier [-- FOLDER]`.
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { dist } from "./paths.ts";
import { verifierFiles } from "./verifier.ts";

const [named] = process.argv.slice(2);
const folder = named === undefined ? dist : resolve(named);
mkdirSync(folder, { recursive: true });
for (const [file, text] of verifierFiles()) {
  writeFileSync(join(folder, file), text);
  console.log(`wrote ${join(folder, file)}, ${text.split("\n").length - 1} lines`);
}
