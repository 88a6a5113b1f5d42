import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Environment } from "@bubustack/cel/environment";
import { newest } from "@bubustack/cel/kubernetes/environment";
import type { Type } from "@bubustack/cel/type/type";
import { UsageError } from "../fail.ts";
import type { Io } from "../io.ts";
import type { Given } from "../verb.ts";
import { text } from "../verb.ts";
import { environmentNamed } from "./environments.ts";
import type { Variables } from "./variables.ts";
import { asVariables, readJson, readTypes } from "./variables.ts";

/** The types that `--types` names. */
export function typesOf(given: Given): { readonly [name: string]: Type } {
  const found = readTypes(text(given, "types") ?? "");
  if ("types" in found) return found.types;
  throw new UsageError(
    `"${found.wrong}" is not a name and a type`,
    "write name=type, several with ; between; types are int, uint, double, bool, string, bytes, timestamp, duration, dyn, list(…), map(…, …)",
  );
}

/** What `--env` offers. */
export function environmentOf(given: Given): Environment {
  const name = text(given, "env") ?? "";
  const found = environmentNamed(name);
  if (found !== undefined) return found;
  throw new UsageError(
    `there is no environment "${name}"`,
    `write kubernetes, kubernetes-1.30 for what release 1.30 offers (up to kubernetes-1.${newest}), kubernetes-mutation or plain`,
  );
}

/** The limit that `--max-cost` sets. */
export function costOf(given: Given): number {
  const cost = Number(text(given, "maxCost"));
  if (Number.isSafeInteger(cost) && cost >= 0) return cost;
  throw new UsageError(`"${text(given, "maxCost")}" is not a cost`, "write a whole number, such as --max-cost 1000000");
}

/** The variables of the file that `--vars` names. */
export async function variablesOf(io: Io, given: Given): Promise<Variables> {
  const file = text(given, "vars");
  if (file === undefined) return {};
  const wrong = (reason: string) => new UsageError(`${file}: ${reason}`, "give a JSON object of names and values");
  let bytes: Uint8Array;
  try {
    bytes = file === "-" ? await io.stdin() : await readFile(resolve(io.cwd, file));
  } catch {
    throw wrong("the file cannot be read");
  }
  try {
    const variables = asVariables(readJson(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
    if (variables !== undefined) return variables;
  } catch {
    throw wrong("the file is not JSON");
  }
  throw wrong("the file holds no object");
}
