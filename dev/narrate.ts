import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { decisionLine } from "./decision-line.ts";

export interface Listeners {
  /** The decision on a request, as the line that was logged. */
  readonly keep: (line: string) => void;
  /** A decision in words, for a person who watches. */
  readonly tell: (text: string) => void;
  /** What went wrong besides. */
  readonly warn: (text: string) => void;
}

/** Takes the log lines of the processes and hands each to whom it concerns. */
export function narrator({ keep, tell, warn }: Listeners): (line: string) => void {
  return (line) => {
    const entry = read(line);
    if (entry === undefined) return;
    const text = decisionLine(entry);
    if (text !== undefined) {
      // One request passes two webhooks: the second one's word is the last.
      if (entry["webhook"] === "mutate" && entry["allowed"] === true) return;
      keep(line);
      tell(`${text}\n`);
    } else if (entry["level"] === "warn" || entry["level"] === "error") {
      warn(`${String(entry["level"])}: ${String(entry["msg"])}${reason(entry)}\n`);
    }
  };
}

function reason({ err }: JsonObject): string {
  return isObject(err) && typeof err["message"] === "string" ? ` (${err["message"]})` : "";
}

function read(line: string): JsonObject | undefined {
  try {
    const entry: unknown = JSON.parse(line);
    return isObject(entry) ? entry : undefined;
  } catch {
    return undefined;
  }
}
