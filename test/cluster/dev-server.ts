import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** A running development server of ours. */
export interface DevServer {
  /** Path of its kubeconfig. */
  readonly kubeconfig: string;
  /** A folder that lives as long as the server. */
  readonly folder: string;
  /** Ends it as Ctrl-C would and removes the folder; resolves with its exit code. */
  stop(): Promise<number | null>;
}

/** Starts `bubu dev` on a free port, in a state folder of its own, and waits for its ready line. */
export async function startDev(): Promise<DevServer> {
  const folder = await mkdtemp(join(tmpdir(), "bubu-cluster-"));
  const bubu = join(import.meta.dirname, "..", "..", "cli", "bubu.js");
  const args = [bubu, "dev", "--port", "0", "--state", join(folder, "state"), "-o", "json"];
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  const exited = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const errors: string[] = [];
  child.stderr.setEncoding("utf8").on("data", (text: string) => errors.push(text));
  const stop = async () => {
    child.kill("SIGINT");
    const code = await exited;
    await rm(folder, { recursive: true, force: true });
    return code;
  };
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const first = await Promise.race([lines.next(), exited.then(() => undefined)]);
  if (first === undefined || first.done === true) {
    await stop();
    throw new Error(`bubu dev ended before it was ready:\n${errors.join("")}`);
  }
  const { kubeconfig }: { readonly kubeconfig: string } = JSON.parse(first.value);
  return { kubeconfig, folder, stop };
}
