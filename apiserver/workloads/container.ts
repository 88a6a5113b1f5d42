/** From a container to the program that runs it. */
import { dirname, join } from "node:path";
import type { JsonObject } from "@bubustack/api/json";
import { at, listAt, textAt, textsAt } from "../resources/object.ts";
import type { Sources } from "./environment.ts";
import { environment, expand } from "./environment.ts";
import type { Images } from "./images.ts";
import type { Probe, Probes } from "./probes/probe.ts";
import { probesOf } from "./probes/probe.ts";
import type { Program } from "./process.ts";
import { inside } from "./volumes.ts";

/** Where a pod finds the token of its ServiceAccount. */
export const accountPath = "/var/run/secrets/kubernetes.io/serviceaccount";

export interface ContainerPlan {
  readonly container: JsonObject;
  readonly sources: Sources;
  readonly images: Images;
  /** The folder of the pod: all that its programs may write. */
  readonly folder: string;
  /** Folders of the pod's volumes. */
  readonly volumes: ReadonlyMap<string, string>;
  /** Variables that each container of the pod has. */
  readonly env: ReadonlyMap<string, string>;
  /** The Node that runs scripts. */
  readonly node: string;
}

/** A program, or why there is none: `reason` as kubectl shows it. */
export type Planned =
  | { readonly program: Program; readonly message: string; readonly probes: Probes }
  | { readonly reason: string; readonly why: string };

/** Plans a container. `message` is the file in which the program may leave its last words. */
export function planContainer(plan: ContainerPlan): Planned {
  const { container, images, folder, env } = plan;
  const image = textAt(container, "image");
  const local = images.get(image);
  if (local === undefined)
    return {
      reason: "ErrImageNeverPull",
      why: `no local command stands for image ${JSON.stringify(image)}: name it in the file of images`,
    };
  const resolved = environment(container, plan.sources);
  if ("problem" in resolved) return { reason: "CreateContainerConfigError", why: resolved.problem };
  const asked = textsAt(container, "command");
  if (asked.length > 0 && !local.anyCommand)
    return {
      reason: "CreateContainerError",
      why: `image ${JSON.stringify(image)} runs its own command only: "anyCommand" of the file of images would allow another`,
    };
  const probes = probesOf(container);
  if ("problem" in probes) return { reason: "CreateContainerError", why: probes.problem };
  if (!local.anyCommand && Object.values(probes).some(({ action }) => action.type === "exec"))
    return {
      reason: "CreateContainerError",
      why: `image ${JSON.stringify(image)} runs its own command only: a probe with exec needs "anyCommand" in the file of images`,
    };
  const name = textAt(container, "name");
  const home = join(folder, "containers", name);
  const message = join(home, "termination-log");
  const mounts = mountsOf(plan);
  const located = (text: string) => locate(text, mounts);
  const variables = new Map([
    ...env,
    ["HOME", home],
    ["TMPDIR", home],
    ["BUBU_TERMINATION_LOG", message],
    ...resolved.variables,
  ]);
  const account = mounts.find(([path]) => path === accountPath);
  if (account !== undefined) variables.set("BUBU_SERVICE_ACCOUNT", account[1]);
  const texts = (field: string) => textsAt(container, field).map((text) => located(expand(text, resolved.variables)));
  const [command = "", ...first] = asked.length > 0 ? texts("command") : commandOf(local, plan);
  if (command === "") return { reason: "CreateContainerError", why: "no command is given, and the image has none" };
  const cwd = textAt(container, "workingDir");
  const placed = (probe: Probe): Probe => {
    if (probe.action.type !== "exec") return probe;
    const words = probe.action.command.map((text) => located(expand(text, resolved.variables)));
    return { ...probe, action: { ...probe.action, command: words } };
  };
  return {
    message,
    probes: Object.fromEntries(Object.entries(probes).map(([kind, probe]) => [kind, placed(probe)])),
    program: {
      command,
      args: [...first, ...texts("args")],
      env: Object.fromEntries([...variables].map(([key, value]) => [key, located(value)])),
      cwd: cwd !== "" && located(cwd) !== cwd ? located(cwd) : home,
    },
  };
}

type Local = Images extends ReadonlyMap<string, infer Image> ? Image : never;

/** A script under Node's permission model, or the command as it is. */
function commandOf({ command, script }: Local, { folder, node }: ContainerPlan): readonly string[] {
  if (script === undefined) return command;
  const reads = [folder, dirname(script.file)].map((path) => `--allow-fs-read=${path}/*`);
  const network = script.network ? ["--allow-net"] : [];
  return [node, "--permission", ...reads, `--allow-fs-write=${folder}/*`, ...network, script.file];
}

type Mount = readonly [path: string, folder: string];

/** Paths that the container sees, and the folders that they are here; the longest first. */
function mountsOf({ container, volumes }: ContainerPlan): readonly Mount[] {
  const mounts = listAt(container, "volumeMounts").flatMap((mount): Mount[] => {
    const folder = volumes.get(textAt(mount, "name"));
    const path = textAt(mount, "mountPath").replace(/\/+$/, "");
    return folder === undefined || path === "" ? [] : [[path, inside(folder, textAt(mount, "subPath"))]];
  });
  return mounts.toSorted(([a], [b]) => b.length - a.length);
}

/** A text that names a path below a mount names the folder that it is here. */
function locate(text: string, mounts: readonly Mount[]): string {
  for (const [path, folder] of mounts) {
    if (text === path || text.startsWith(`${path}/`)) return folder + text.slice(path.length);
  }
  return text;
}

/** Whether a container that has ended with this code is started again. */
export function startsAgain(policy: string, exitCode: number, isInit: boolean): boolean {
  if (isInit) return exitCode !== 0 && policy !== "Never";
  return policy === "Always" || (policy === "OnFailure" && exitCode !== 0);
}

/** The last words of a program: its message, or the end of its log where that is asked for and it has failed. */
export function lastWords(container: JsonObject, message: string, log: () => string, exitCode: number): string {
  if (message !== "") return message.slice(0, 4096);
  const fallback = at(container, "terminationMessagePolicy") === "FallbackToLogsOnError";
  return fallback && exitCode !== 0 ? log().slice(-2048) : "";
}
