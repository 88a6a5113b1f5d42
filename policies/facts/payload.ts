import type { Json, JsonObject } from "@bubustack/api/json";
import { brief, isList, isObject } from "@bubustack/api/json";
import { payloadKeys } from "@bubustack/api/keys";
import type { Path } from "@bubustack/api/path";
import { byKey } from "../checks/by-key.ts";
import type { Found } from "../finding.ts";
import { forbidden, invalid, notSupported, required } from "../finding.ts";

/** Most findings about the references of one payload. */
const most = 100;

/** What a payload says about values that lie elsewhere. */
export interface PayloadFacts {
  /** What is wrong with the references in it, in the order of the keys. */
  readonly problems: readonly Found[];
  /** Where a value lies in storage. */
  readonly stored: readonly Path[];
}

const none: PayloadFacts = { problems: [], stored: [] };

/** Reads the references in a payload. Iterative: depth is not ours. */
export function payloadFacts(path: Path, payload: Json | undefined): PayloadFacts {
  if (payload === undefined) return none;
  const problems: Found[] = [];
  const stored: Path[] = [];
  const stack: { readonly at: Path; readonly value: Json }[] = [{ at: path, value: payload }];
  for (let next = stack.pop(); next !== undefined && problems.length < most; next = stack.pop()) {
    const { at, value } = next;
    if (isList(value)) {
      for (let i = value.length - 1; i >= 0; i--) stack.push({ at: [...at, i], value: value[i] ?? null });
    } else if (isObject(value)) {
      const kind = referenceKind(value);
      if (kind === "storage") stored.push(at);
      if (kind === undefined) {
        for (const [key, field] of byKey(value).toReversed()) stack.push({ at: [...at, key], value: field ?? null });
      } else problems.push(...(kind === "storage" ? storageProblems(at, value) : keyedProblems(at, value, kind)));
    }
  }
  return { problems: problems.slice(0, most), stored };
}

type Keyed = typeof payloadKeys.configMapRef | typeof payloadKeys.secretRef;

function referenceKind(value: JsonObject): "storage" | Keyed | undefined {
  if (Object.hasOwn(value, payloadKeys.storageRef)) return "storage";
  if (Object.hasOwn(value, payloadKeys.configMapRef)) return payloadKeys.configMapRef;
  return Object.hasOwn(value, payloadKeys.secretRef) ? payloadKeys.secretRef : undefined;
}

const storageKeys = new Set<string>([
  payloadKeys.storageRef,
  payloadKeys.storagePath,
  payloadKeys.storageContentType,
  payloadKeys.storageSchema,
  payloadKeys.storageSchemaVersion,
]);

function storageProblems(at: Path, value: JsonObject): readonly Found[] {
  return byKey(value).flatMap(([key, field]): readonly Found[] => {
    const path = [...at, key];
    if (!storageKeys.has(key)) {
      return [forbidden(path, `${brief(key)} does not belong into a reference to storage`, { fix: "remove it" })];
    }
    if (typeof field !== "string") return [invalid(path, `${brief(field)} is no text`, { fix: "write a text" })];
    return key === payloadKeys.storageRef ? keyProblems(path, field) : [];
  });
}

function keyProblems(path: Path, key: string): readonly Found[] {
  if (key.trim() === "") return [required(path, "the key of the stored value is empty", { fix: "name it" })];
  if (key.startsWith("/") || key.split(/[\\/]/).includes("..")) {
    const fix = "write the key as storage gave it, relative, and never upwards";
    return [forbidden(path, `${brief(key)} leads out of the place of stored values`, { fix })];
  }
  return [];
}

/** `name:key` or `namespace/name:key`. */
const written = /^([^/:\s]+\/)?[^/:\s]+:[^:\s]+$/;
const formats: readonly Json[] = ["auto", "json", "raw"];

function keyedProblems(at: Path, value: JsonObject, kind: Keyed): readonly Found[] {
  const path = [...at, kind];
  const others = byKey(value).filter(([key]) => key !== kind);
  const alone = others.map(([key]) =>
    forbidden([...at, key], `${brief(key)} stands beside a reference, which stands alone`, { fix: "remove it" }),
  );
  const reference = value[kind];
  if (typeof reference === "string") {
    if (written.test(reference)) return alone;
    const fix = 'write "name:key" or "namespace/name:key"';
    return [...alone, invalid(path, `${brief(reference)} does not name an object and a key`, { fix })];
  }
  if (!isObject(reference)) {
    const fix = "write a text or an object with name and key";
    return [...alone, invalid(path, `${brief(reference)} is no reference`, { fix })];
  }
  return [...alone, ...fieldProblems(path, reference)];
}

function fieldProblems(path: Path, reference: JsonObject): readonly Found[] {
  const missing = ["name", "key"]
    .filter((field) => !Object.hasOwn(reference, field))
    .map((field) => required([...path, field], `${field} is required`, { fix: "add it" }));
  const given = byKey(reference).flatMap(([field, value]): readonly Found[] => {
    const at = [...path, field];
    if (field === "format") {
      if (formats.includes(value ?? null)) return [];
      return [notSupported(at, `${brief(value)} is not one of "auto", "json", "raw"`, { fix: "use one of them" })];
    }
    if (field !== "name" && field !== "key" && field !== "namespace") {
      return [forbidden(at, `${brief(field)} does not belong into a reference`, { fix: "remove it" })];
    }
    if (typeof value === "string" && value.trim() !== "") return [];
    return [invalid(at, `${brief(value)} is no ${field}`, { fix: "write a text that is not empty" })];
  });
  return [...missing, ...given];
}
