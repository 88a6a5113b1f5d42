import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { oneFile } from "./one-file.ts";
import { published, root } from "./paths.ts";

/** A program for auditors that is one file. */
interface Program {
  readonly entry: string;
  readonly about: string;
}

/** The programs by the names of their files. */
const programs: { readonly [file: string]: Program } = {
  "bubu-audit-verify.mjs": {
    entry: "audit/verifier/main.ts",
    about: `Verifies BubuStack audit logs, by itself.
//
// A log is a Merkle tree (RFC 6962) in the layout of C2SP tlog-tiles, with C2SP checkpoints (signed notes, Ed25519). It is verified from its
// files alone: every record is hashed, every stored hash is compared, and the root must be the one that was signed.`,
  },
  "bubu-audit-check-proof.mjs": {
    entry: "audit/verifier/proof/main.ts",
    about: `Checks a proof that a record is in a BubuStack audit log, by itself.
//
// The proof (C2SP tlog-proof) holds the record, the hashes beside its way up the Merkle tree (RFC 6962) and the signed checkpoint.`,
  },
};

/** The verifiers as one file each, by name: they need Node 20.12 or newer and nothing else. */
export function verifierFiles(): ReadonlyMap<string, string> {
  return new Map(Object.entries(programs).map(([file, { entry, about }]) => [file, textOf(file, entry, about)]));
}

function textOf(file: string, entry: string, about: string): string {
  const head = `// ${about}
//
// node ${file} --help says how. This file is joined from the sources below audit/, without types, with their names and
// comments; it needs Node 20.12 or newer and nothing else. License: ${published("audit").license}
`;
  const body = oneFile(entry, (path) => readFileSync(join(root, path), "utf8"));
  const biome = join(root, "node_modules", "@biomejs", "biome", "bin", "biome");
  const args = [biome, "format", `--stdin-file-path=${file}`];
  return execFileSync(process.execPath, args, { cwd: root, input: `${head}\n${body}`, encoding: "utf8" });
}
