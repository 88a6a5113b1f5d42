import { createHash } from "node:crypto";
import type { JsonObject } from "@bubustack/api/json";
import { equal } from "@bubustack/api/json";
import type { Evaluated } from "@bubustack/engine/template/evaluate";
import { evaluate } from "@bubustack/engine/template/evaluate";
import { parse } from "@bubustack/engine/template/parse";
import type { Answer } from "./answer.ts";

function hash(name: string): (bytes: Uint8Array) => Uint8Array {
  return (bytes) => new Uint8Array(createHash(name).update(bytes).digest());
}

const host = { sha1: hash("sha1"), sha256: hash("sha256"), now: () => 0, random: () => 0 };

/** What our engine makes of a template. */
export function ours(template: string, scope: JsonObject): Evaluated {
  const { template: parsed, error } = parse(template);
  return parsed === undefined ? { error } : evaluate(parsed, scope, { host });
}

/** How our engine answers otherwise than Go did; undefined where both agree. */
export function disagreement(answer: Answer, template: string, scope: JsonObject): string | undefined {
  const mine = ours(template, scope);
  if (answer.error !== undefined) {
    if (mine.error === undefined) return `Go fails (${answer.error}), we yield ${JSON.stringify(mine.value)}`;
    if (answer.error === "parse" && parse(template).error === undefined) return `Go refuses the syntax, we fail later`;
    return undefined;
  }
  if (mine.error !== undefined) return `Go yields ${JSON.stringify(answer.output)}, we fail: ${mine.error.message}`;
  // What a template of one action prints is seen when something stands beside it.
  const single = parse(template).template?.single !== undefined;
  const text = single ? ours(`${template}{{ "" }}`, scope) : mine;
  if (text.value !== answer.output) return `Go prints ${JSON.stringify(answer.output)}, we ${JSON.stringify(text)}`;
  if (answer.type === undefined || answer.value === undefined || typeof mine.value === "string") return undefined;
  if (equal(mine.value, answer.value)) return undefined;
  return `Go yields ${JSON.stringify(answer.value)} (${answer.type}), we ${JSON.stringify(mine.value)}`;
}
