import { execFile } from "node:child_process";
import { join } from "node:path";

const manifests = join(import.meta.dirname, "manifests");
const minute = 60_000;

/** A server, and a folder for what kubectl keeps. */
export interface Reached {
  readonly kubeconfig: string;
  readonly folder: string;
}

/** Runs kubectl against a server, in the folder of the manifests, and answers what a user would see. */
export function transcript(kubectl: string, server: Reached, args: readonly string[], input = ""): Promise<string> {
  const env = { KUBECONFIG: server.kubeconfig, HOME: server.folder, PATH: "", LANG: "C.UTF-8" };
  return new Promise((resolve) => {
    const child = execFile(kubectl, [...args], { cwd: manifests, env, timeout: minute }, (error, stdout, stderr) => {
      const code = error === null ? 0 : (error.code ?? 1);
      resolve(
        normalise(`$ kubectl ${args.join(" ")}\n${section("", stdout)}${section("stderr", stderr)}exit code ${code}\n`),
      );
    });
    child.stdin?.end(input);
  });
}

function section(name: string, text: string): string {
  if (text === "") return "";
  const ended = text.endsWith("\n") ? text : `${text}\n`;
  return name === "" ? ended : `--- ${name}\n${ended}`;
}

/** Replaces what differs from run to run: ids, times, ages, ports, versions of objects. */
export function normalise(text: string): string {
  return text
    .replaceAll(/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, "<uid>")
    .replaceAll(/\bdecision [0-9A-Za-z-]{6,}/g, "decision <id>")
    .replaceAll(/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z\b/g, "<time>")
    .replaceAll(/127\.0\.0\.1:\d+/g, "127.0.0.1:<port>")
    .replaceAll(/(?<=Resource Version: +)\d+/g, "<version>")
    .replaceAll(/(?<=[^:] {2})\d+(s|m|h)(\d+s)?$/gm, "<age>");
}
