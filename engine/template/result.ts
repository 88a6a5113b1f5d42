import type { Json } from "@bubustack/api/json";
import { Fault } from "./fault.ts";
import type { Run } from "./run.ts";
import { tooLong } from "./run.ts";
import type { Value } from "./value.ts";
import { Int, isDict, isList, keysOf } from "./value.ts";

/**
 * A computed value as JSON. Integers become numbers, times and versions texts, nothing null. Pays for all of it: the
 * same list in it twice counts twice, since it is written twice.
 */
export function resultOf(value: Value, run: Run): Json {
  return new Result(run).json(value, 0);
}

class Result {
  readonly #run: Run;
  #bytes = 0;

  constructor(run: Run) {
    this.#run = run;
  }

  json(value: Value, depth: number): Json {
    this.#run.deep(depth);
    if (isList(value)) {
      this.#count(2 + value.length);
      return value.map((item) => this.json(item, depth + 1));
    }
    if (isDict(value)) {
      const entries = keysOf(value).map((key): [string, Json] => {
        this.#count(key.length + 4);
        return [key, this.json(value[key], depth + 1)];
      });
      return Object.fromEntries(entries);
    }
    return this.#scalar(value);
  }

  #scalar(value: Value): Json {
    if (value === undefined || value === null) return null;
    if (typeof value === "string") {
      this.#count(value.length);
      return value;
    }
    this.#count(4);
    if (typeof value === "boolean") return value;
    if (value instanceof Int) return Number(value.value);
    if (typeof value === "object") return String(value);
    if (!Number.isFinite(value)) throw new Fault("value", `the result ${value} is no number of JSON`, this.#run.at);
    return value;
  }

  #count(bytes: number): void {
    this.#run.charge(1 + bytes / 8);
    this.#bytes += bytes;
    if (this.#bytes > this.#run.limits.maxOutputBytes) throw tooLong(this.#run.limits.maxOutputBytes, this.#run.at);
  }
}
