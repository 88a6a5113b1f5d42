import { Fault } from "../fault.ts";
import { Instant } from "../instant.ts";
import type { Run, TemplateHost } from "../run.ts";
import type { List } from "../value.ts";
import { int } from "../value.ts";
import type { Functions, TemplateFunction } from "./take.ts";
import { whole } from "./take.ts";

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const digits = "0123456789";
const printable = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)).join("");

/** The host, where the caller allows the clock and chance. */
function hostOf(name: string, run: Run): TemplateHost {
  if (run.volatile && run.host !== undefined) return run.host;
  throw new Fault("unavailable", `${name} is not allowed here`, run.at, {
    fix: "hand the value over as an input",
    name,
  });
}

function below(limit: number, host: TemplateHost): number {
  return Math.min(limit - 1, Math.floor(host.random() * limit));
}

function letterFrom(alphabet: string, host: TemplateHost): string {
  return alphabet.charAt(below(alphabet.length, host));
}

function random(name: string, alphabet: string): TemplateFunction {
  return (args, run) => {
    const host = hostOf(name, run);
    const count = whole(args, 0);
    if (count < 0)
      throw new Fault("value", `${name} needs no less than 0, not ${count}`, run.at, { fix: "use 0 or more" });
    run.text(count * 8);
    return Array.from({ length: count }, () => letterFrom(alphabet, host)).join("");
  };
}

function randInt(args: List, run: Run): number {
  const host = hostOf("randInt", run);
  const [least, limit] = [whole(args, 0), whole(args, 1)];
  if (limit > least) return least + below(limit - least, host);
  throw new Fault("value", `there is no number from ${least} up to below ${limit}`, run.at, { fix: "swap the two" });
}

function uuid(run: Run): string {
  const host = hostOf("uuidv4", run);
  const hex = Array.from({ length: 32 }, () => letterFrom("0123456789abcdef", host));
  hex[12] = "4";
  hex[16] = letterFrom("89ab", host);
  const all = hex.join("");
  return [all.slice(0, 8), all.slice(8, 12), all.slice(12, 16), all.slice(16, 20), all.slice(20)].join("-");
}

export const volatile: Functions = {
  now: (_, run) => {
    const milliseconds = Math.floor(hostOf("now", run).now());
    const seconds = Math.floor(milliseconds / 1_000);
    return new Instant(seconds, (milliseconds - seconds * 1_000) * 1_000_000);
  },
  randAlpha: random("randAlpha", letters),
  randAlphaNum: random("randAlphaNum", letters + digits),
  randAscii: random("randAscii", printable),
  randNumeric: random("randNumeric", digits),
  randInt: (args, run) => int(randInt(args, run)),
  uuidv4: (_, run) => uuid(run),
};
