import { parseDuration } from "@bubustack/api/duration";
import { BubuError } from "@bubustack/api/errors";
import { brief, isObject, typeName } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import { formatPath } from "@bubustack/api/path";
import type { ListNode, Node, NumberNode, ObjectNode, Schema, StringNode } from "@bubustack/api/schema";

/**
 * The settings of a process: what was written, completed by the schema's defaults, checked and frozen. Settings are
 * strings, enums, numbers, booleans and durations (kept as text), lists of those, and objects of them. Throws one
 * `config/invalid` that names every problem.
 */
export function config<T>(schema: Schema<T>, written: unknown): T {
  const problems: string[] = [];
  const settings = read(schema, written, [], problems);
  if (problems.length > 0) throw new BubuError("config/invalid", problems.join("\n"));
  // `read` answers what the schema says wherever it found no problem.
  return settings as T;
}

type Report = (problem: string) => undefined;

function read(node: Node, value: unknown, path: Path, problems: string[]): unknown {
  const report: Report = (problem) => {
    problems.push(`${formatPath(path) || "settings"} ${problem}`);
    return undefined;
  };
  switch (node.type) {
    case "object":
      return fields(node, value, path, problems, report);
    case "list":
      return items(node, value, path, problems, report);
    case "string":
      return typeof value === "string" ? text(node, value, report) : report(`must be text, not ${typeName(value)}`);
    case "enum":
      return typeof value === "string" && node.values.includes(value)
        ? value
        : report(`must be one of ${node.values.join(", ")}, not ${brief(value)}`);
    case "boolean":
      return typeof value === "boolean" ? value : report(`must be true or false, not ${brief(value)}`);
    case "integer":
    case "number":
      return amount(node, value, report);
    default:
      throw new Error(`a setting cannot be of the type ${node.type}`);
  }
}

function fields(node: ObjectNode, value: unknown, path: Path, problems: string[], report: Report): unknown {
  if (!isObject(value)) return report(`must be an object, not ${typeName(value)}`);
  for (const [name, held] of Object.entries(value)) {
    if (!Object.hasOwn(node.fields, name) && held !== undefined) {
      problems.push(`${formatPath([...path, name])} is not a setting`);
    }
  }
  const settings: [string, unknown][] = [];
  for (const [name, field] of Object.entries(node.fields)) {
    const given = Object.hasOwn(value, name) ? value[name] : undefined;
    const completed = given === undefined ? fallback(field) : given;
    if (completed !== undefined) settings.push([name, read(field, completed, [...path, name], problems)]);
    else if (field.optional !== true) problems.push(`${formatPath([...path, name])} is missing`);
  }
  return Object.freeze(Object.fromEntries(settings));
}

/** An object that is absent stands for its own defaults, unless it is optional. */
function fallback(field: Schema): unknown {
  if (field.default !== undefined) return field.default;
  return field.type === "object" && field.optional !== true ? {} : undefined;
}

function items(node: ListNode, value: unknown, path: Path, problems: string[], report: Report): unknown {
  if (!Array.isArray(value)) return report(`must be a list, not ${typeName(value)}`);
  if (value.length < (node.minItems ?? 0)) return report(`must have at least ${node.minItems} items`);
  if (value.length > (node.maxItems ?? value.length)) return report(`must have at most ${node.maxItems} items`);
  return Object.freeze(value.map((item, index) => read(node.items, item, [...path, index], problems)));
}

function text(node: StringNode, value: string, report: Report): string | undefined {
  if (value.length < (node.minLength ?? 0)) return report(`must have at least ${node.minLength} characters`);
  if (value.length > (node.maxLength ?? value.length)) return report(`must have at most ${node.maxLength} characters`);
  if (node.pattern !== undefined && !new RegExp(node.pattern, "u").test(value))
    return report(`must match ${node.pattern}`);
  if (node.meaning === "duration" && parseDuration(value) === undefined) {
    return report(`must be a duration such as 300ms or 1h30m, not ${brief(value)}`);
  }
  return value;
}

function amount(node: NumberNode, value: unknown, report: Report): number | undefined {
  const whole = node.type === "integer";
  if (typeof value !== "number" || !(whole ? Number.isSafeInteger(value) : Number.isFinite(value))) {
    return report(`must be ${whole ? "a whole number" : "a number"}, not ${brief(value)}`);
  }
  if (value < (node.minimum ?? value)) return report(`must be at least ${node.minimum}, not ${value}`);
  if (value > (node.maximum ?? value)) return report(`must be at most ${node.maximum}, not ${value}`);
  return value;
}
