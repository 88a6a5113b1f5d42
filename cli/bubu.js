#!/usr/bin/env node
// The bubu command: plain JavaScript that Node 18 can read. On a Node older than 26 it hands over to the one that the
// project brings; on a current one it loads the program, whose compiled form is kept for the next start.
import { spawn } from "node:child_process";
import module from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { passOn } from "./pass-on.js";
import { broughtBin, executable, major } from "./platforms.js";

const self = fileURLToPath(import.meta.url);
const root = dirname(dirname(self));

if (major() >= 26) {
  // Inside the checkout, not in a temporary folder that others could write to.
  module.enableCompileCache(join(root, "node_modules", ".cache", "bubu"));
  await import("./main.ts");
} else {
  const bin = broughtBin(root);
  if (bin) passOn(spawn(executable(bin), [self, ...process.argv.slice(2)], { stdio: "inherit" }), "bubu");
  else {
    console.error(
      `error: bubu runs on Node 26 or newer; this is ${process.version}\nfix: run "npm ci", or install Node 26`,
    );
    process.exit(2);
  }
}
