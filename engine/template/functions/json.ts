import type { Json } from "@bubustack/api/json";
import { Fault } from "../fault.ts";
import type { JsonForm } from "../json-text.ts";
import { jsonText } from "../json-text.ts";
import type { Run } from "../run.ts";
import type { Functions, TemplateFunction } from "./take.ts";
import { any, text } from "./take.ts";

function read(source: string, run: Run): Json | undefined {
  run.charge(1 + source.length / 4);
  try {
    const value: Json = JSON.parse(source);
    return isHeld(value, run) ? value : undefined;
  } catch (caught) {
    if (caught instanceof SyntaxError) return undefined;
    throw caught;
  }
}

/** False where a number is too large for a float. */
function isHeld(value: Json, run: Run): boolean {
  const stack: unknown[] = [value];
  while (stack.length > 0) {
    const next = stack.pop();
    run.charge(0.25);
    if (typeof next === "number" && !Number.isFinite(next)) return false;
    if (typeof next === "object" && next !== null) for (const child of Object.values(next)) stack.push(child);
  }
  return true;
}

function writes(form: JsonForm): TemplateFunction {
  return (args, run) => jsonText(any(args, 0), form, run);
}

const compact = writes({ html: true, pretty: false });
const pretty = writes({ html: true, pretty: true });
const raw = writes({ html: false, pretty: false });

export const json: Functions = {
  fromJson: (args, run) => read(text(args, 0), run) ?? null,
  mustFromJson: (args, run) => {
    const value = read(text(args, 0), run);
    if (value !== undefined) return value;
    throw new Fault("value", "the text is no JSON", run.at, { fix: "hand over JSON, or use fromJson" });
  },
  toJson: compact,
  mustToJson: compact,
  toPrettyJson: pretty,
  mustToPrettyJson: pretty,
  toRawJson: raw,
  mustToRawJson: raw,
};
