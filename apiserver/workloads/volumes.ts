/** The volumes of a pod as folders: ConfigMaps, Secrets, the downward API, tokens, and empty ones. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import type { Json, JsonObject } from "@bubustack/api/json";
import { at, listAt, objectAt, textAt, textMap } from "../resources/object.ts";
import { labelProblems } from "../validation/names.ts";
import type { Sources } from "./environment.ts";
import { fieldOf } from "./environment.ts";

/** What volumes are made from. */
export interface VolumeSources extends Sources {
  /** A token of the pod's ServiceAccount, bound to the pod. */
  readonly token: (audience: string, seconds: number) => Promise<string>;
  /** PEM of the API server's CA. */
  readonly ca: string;
}

/** Raised where a volume cannot be made. */
export class VolumeProblem extends Error {}

/** Makes the volumes of a pod below a folder; answers the folder of each, by name. Made again, files are renewed. */
export async function makeVolumes(folder: string, sources: VolumeSources): Promise<ReadonlyMap<string, string>> {
  const made = new Map<string, string>();
  for (const volume of listAt(sources.pod, "spec", "volumes")) {
    const name = textAt(volume, "name");
    if (labelProblems(name).length > 0)
      throw new VolumeProblem(`the name of volume ${JSON.stringify(name)} is no DNS label`);
    const at = join(folder, name);
    mkdirSync(at, { recursive: true, mode: 0o700 });
    for (const [path, bytes] of await filesOf(volume, sources)) writeInside(at, path, bytes);
    made.set(name, at);
  }
  return made;
}

/** A path below a folder; a path that leads out of it is refused. */
export function inside(folder: string, path: string): string {
  const whole = join(folder, path);
  if (whole !== folder && !whole.startsWith(folder + sep))
    throw new VolumeProblem(`the path ${JSON.stringify(path)} leads out of its volume`);
  return whole;
}

function writeInside(folder: string, path: string, bytes: Buffer): void {
  const file = inside(folder, path);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, bytes, { mode: 0o600 });
}

type Files = readonly (readonly [path: string, bytes: Buffer])[];

async function filesOf(volume: Json, sources: VolumeSources): Promise<Files> {
  const projected = at(volume, "projected");
  if (projected === undefined) return sourceFiles(volume, sources, "secretName");
  const files: (readonly [string, Buffer])[] = [];
  for (const source of listAt(projected, "sources")) files.push(...(await sourceFiles(source, sources, "name")));
  return files;
}

async function sourceFiles(source: Json, sources: VolumeSources, secretName: string): Promise<Files> {
  if (at(source, "emptyDir") !== undefined) return [];
  if (at(source, "configMap") !== undefined) return dataFiles("ConfigMap", at(source, "configMap"), "name", sources);
  if (at(source, "secret") !== undefined) return dataFiles("Secret", at(source, "secret"), secretName, sources);
  const token = at(source, "serviceAccountToken");
  if (token !== undefined) {
    const seconds = at(token, "expirationSeconds");
    const text = await sources.token(textAt(token, "audience"), typeof seconds === "number" ? seconds : 3600);
    return [[textAt(token, "path"), Buffer.from(text)]];
  }
  if (at(source, "downwardAPI") !== undefined) {
    return listAt(source, "downwardAPI", "items").map((item) => [
      textAt(item, "path"),
      Buffer.from(fieldOf(sources.pod, textAt(item, "fieldRef", "fieldPath"))),
    ]);
  }
  const kind = Object.keys(objectAt(source)).find((key) => key !== "name") ?? "none";
  throw new VolumeProblem(`volumes of type ${JSON.stringify(kind)} have no folder on this machine`);
}

function dataFiles(
  kind: "ConfigMap" | "Secret",
  ref: Json | undefined,
  nameField: string,
  sources: VolumeSources,
): Files {
  const name = textAt(ref, nameField);
  const object = rootBundle(kind, name, sources) ?? sources.get(kind, name);
  if (object === undefined) {
    if (at(ref, "optional") === true) return [];
    throw new VolumeProblem(`${kind.toLowerCase()} "${name}" not found`);
  }
  const all = new Map(bytesOf(kind, object));
  const items = listAt(ref, "items");
  if (items.length === 0) return [...all];
  return items.flatMap((item) => {
    const key = textAt(item, "key");
    const bytes = all.get(key);
    if (bytes !== undefined) return [[textAt(item, "path"), bytes] as const];
    if (at(ref, "optional") === true) return [];
    throw new VolumeProblem(`${kind.toLowerCase()} "${name}" has no key ${JSON.stringify(key)}`);
  });
}

/** The CA that a cluster puts into every namespace for pods to trust. */
function rootBundle(kind: string, name: string, { ca, get }: VolumeSources): JsonObject | undefined {
  if (kind !== "ConfigMap" || name !== "kube-root-ca.crt") return undefined;
  return get("ConfigMap", name) ?? { data: { "ca.crt": ca } };
}

function bytesOf(kind: "ConfigMap" | "Secret", object: JsonObject): Files {
  const decoded = (field: string) =>
    Object.entries(textMap(object, field)).map(([key, value]) => [key, Buffer.from(value, "base64")] as const);
  if (kind === "Secret") return decoded("data");
  return [
    ...Object.entries(textMap(object, "data")).map(([key, value]) => [key, Buffer.from(value)] as const),
    ...decoded("binaryData"),
  ];
}
