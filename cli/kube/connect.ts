import { readFile } from "node:fs/promises";
import { delimiter, dirname, join, resolve } from "node:path";
import { BubuError } from "@bubustack/api/errors";
import type { JsonObject } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";
import { kubeClient } from "@bubustack/runtime/kube/client";
import type { KubeContext } from "@bubustack/runtime/kube/kubeconfig";
import { kubeContext } from "@bubustack/runtime/kube/kubeconfig";
import type { KubeClient } from "@bubustack/runtime/kube/types";
import { parse } from "yaml";
import type { Io } from "../io.ts";
import type { Given } from "../verb.ts";
import { text } from "../verb.ts";

/** A connection to the API, and the namespace that its context names. */
export interface Connection {
  readonly client: KubeClient;
  /** Default `default`. */
  readonly namespace: string;
}

/** The kubeconfig that `bubu dev` keeps, from the folder that it runs in. */
export const devKubeconfig = ".bubu/dev/kubeconfig";

/** Connects as the flags and the environment say. Throws `kube/config`. */
export async function connect(io: Io, given: Given): Promise<Connection> {
  const { options, namespace } = await contextOf(io, text(given, "kubeconfig"), text(given, "context"));
  return { client: kubeClient({ ...options, userAgent: "bubu" }), namespace };
}

/** Reads the context to use. Throws `kube/config`. */
export async function contextOf(io: Io, file: string | undefined, context: string | undefined): Promise<KubeContext> {
  const files = await candidates(io, file);
  const loaded = files.map(({ name, content }) => ({ name, config: parsed(name, content) }));
  const [first] = loaded;
  if (first === undefined) {
    throw new BubuError(
      "kube/config",
      "no kubeconfig: --kubeconfig, $KUBECONFIG, bubu dev and ~/.kube/config all have none",
    );
  }
  const config = loaded.length === 1 ? first.config : merged(loaded.map((one) => one.config));
  if (needsProgram(config, context)) {
    const { programContext } = await import("./program-identity.ts");
    return programContext(config, context);
  }
  return kubeContext(config, context, async (path) => read(resolve(dirname(first.name), path)));
}

interface Loaded {
  readonly name: string;
  readonly content: string;
}

/** The first source that has a kubeconfig; $KUBECONFIG may name several files, of which those that exist count. */
async function candidates(io: Io, file: string | undefined): Promise<readonly Loaded[]> {
  if (file !== undefined) return [{ name: resolve(io.cwd, file), content: await read(resolve(io.cwd, file), file) }];
  const named = (io.env["KUBECONFIG"] ?? "").split(delimiter).filter((name) => name !== "");
  if (named.length > 0) {
    const found = await Promise.all(named.map((name) => attempt(resolve(io.cwd, name))));
    return found.filter((one) => one !== undefined);
  }
  const home = io.env["HOME"] ?? io.env["USERPROFILE"];
  const places = [join(io.cwd, devKubeconfig), ...(home === undefined ? [] : [join(home, ".kube", "config")])];
  for (const place of places) {
    const found = await attempt(place);
    if (found !== undefined) return [found];
  }
  return [];
}

async function attempt(name: string): Promise<Loaded | undefined> {
  try {
    return { name, content: await readFile(name, "utf8") };
  } catch {
    return undefined;
  }
}

async function read(path: string, shown?: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    const what = shown === undefined ? "a file that the kubeconfig names" : `the kubeconfig ${shown}`;
    throw new BubuError("kube/config", `${what} cannot be read`, { cause });
  }
}

function parsed(name: string, content: string): JsonObject {
  try {
    const value: unknown = parse(content, { logLevel: "error" });
    if (isObject(value)) return value;
  } catch (cause) {
    // What the file holds may be secret: nothing of it is said.
    throw new BubuError("kube/config", "the kubeconfig is not valid YAML", { cause });
  }
  throw new BubuError("kube/config", `the kubeconfig ${name.split(/[\\/]/).at(-1)} is not an object`);
}

/** Several files are one: of equal names the first wins, as in kubectl. */
function merged(configs: readonly JsonObject[]): JsonObject {
  const lists = ["clusters", "contexts", "users"].map((key) => [
    key,
    configs.flatMap((config) => (isList(config[key]) ? config[key] : [])),
  ]);
  const current = configs
    .map((config) => config["current-context"])
    .find((name) => typeof name === "string" && name !== "");
  return { ...Object.fromEntries(lists), ...(current === undefined ? {} : { "current-context": current }) };
}

/** Whether the user's identity comes from a program (`exec`), which the small reader does not run. */
function needsProgram(config: JsonObject, context: string | undefined): boolean {
  const find = (list: string, name: unknown) => {
    const entries = config[list];
    const entry = isList(entries) ? entries.find((item) => isObject(item) && item["name"] === name) : undefined;
    return isObject(entry) ? entry : {};
  };
  const chosen = find("contexts", context ?? config["current-context"])["context"];
  const user = find("users", isObject(chosen) ? chosen["user"] : undefined)["user"];
  return isObject(user) && isObject(user["exec"]);
}
