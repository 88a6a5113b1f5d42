import { execFile, spawn } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const bubu = `"${process.execPath}" "${join(root, "cli", "bubu.js")}"`;

/** The platform as a newcomer runs it, in a folder of its own in which the documents are at hand. */
export interface Platform {
  readonly folder: string;
  /** Types a command, as the page has it, and answers all that it prints. */
  type(command: string): Promise<string>;
  end(): Promise<void>;
}

/** Starts `bubu dev` on a free port, with these settings if there are any; resolves once it is ready. */
export async function platform(settings?: object): Promise<Platform> {
  const folder = mkdtempSync(join(tmpdir(), "bubu-tour-"));
  symlinkSync(join(root, "docs"), join(folder, "docs"));
  const env = { ...process.env, NO_COLOR: "1", KUBECONFIG: "" };
  const argv = [join(root, "cli", "bubu.js"), "dev", "--port", "0", "-o", "json"];
  if (settings !== undefined) {
    writeFileSync(join(folder, "settings.json"), JSON.stringify(settings));
    argv.push("--settings", "settings.json");
  }
  const server = spawn(process.execPath, argv, {
    cwd: folder,
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<void>((settle) => server.once("exit", () => settle()));
  await new Promise<void>((ready, failed) => {
    server.stdout.once("data", () => ready());
    server.once("exit", (code) => failed(new Error(`bubu dev ended with ${code}`)));
  });
  return {
    folder,
    type: (command) =>
      new Promise((settle) => {
        const line = `{ ${command.replaceAll("npx bubu", bubu)}; } 2>&1`;
        execFile("/bin/sh", ["-c", line], { cwd: folder, env }, (_, stdout) => settle(stdout));
      }),
    end: async () => {
      server.kill("SIGINT");
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}
