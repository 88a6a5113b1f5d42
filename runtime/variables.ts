import { BubuError } from "@bubustack/api/errors";
import type { Json } from "@bubustack/api/json";

/** Reads variables of the environment. What is wrong is noted, and a default stands in for it. */
export interface Variables {
  /** A port; 0 picks a free one. */
  port(name: string, fallback: number): number;
  /** A path of a file; undefined where there is none. */
  path(name: string): string | undefined;
}

/** Reads what a process is told by its environment. Throws `config/invalid` with all that is wrong in it. */
export function variables<T>(
  env: { readonly [name: string]: string | undefined },
  read: (variables: Variables) => T,
): T {
  const problems: string[] = [];
  const value = read({
    port(name, fallback) {
      const text = env[name] || `${fallback}`;
      const port = Number(text);
      if (/^\d{1,5}$/.test(text) && port < 65_536) return port;
      problems.push(`${name}: "${text}" is not a port from 0 to 65535`);
      return fallback;
    },
    path: (name) => env[name] || undefined,
  });
  if (problems.length > 0) throw new BubuError("config/invalid", problems.join("\n"));
  return value;
}

/** What a JSON file holds. Throws `file/unparsable` with the path. */
function parsedFile(path: string, text: string): Json {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new BubuError("file/unparsable", `${path} is not JSON`, { cause });
  }
}

/** A value that was read, or all that is wrong with it. */
type Read<T> = { readonly settings: T; readonly problems?: never } | { readonly problems: readonly string[] };

/** Settings from a JSON file. Throws `file/unparsable`, or `config/invalid` with all that is wrong in it. */
export function settingsIn<T>(path: string, text: string, read: (value: Json) => Read<T>): T {
  const found = read(parsedFile(path, text));
  if (found.problems === undefined) return found.settings;
  throw new BubuError("config/invalid", `${path}: ${found.problems.join("\n")}`);
}
