import type { Json } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";

/** What stands for values that no case can know; also inside a longer text. */
const placeholders: { readonly [name: string]: string } = {
  "<uid>": "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
  "<version>": "[1-9]\\d*",
  "<time>": "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ",
  "<micro>": "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z",
  "<text>": "[\\s\\S]+",
};
const placeholder = /<(?:uid|version|time|micro|text)>/g;

/**
 * Where a value is not as expected, one line each. Objects may hold more than is expected, unless `exactly`; arrays are
 * as long, or start with "..." and hold each of the rest somewhere; managedFields are in any order. Texts: `<any>`, `<absent>`, `<uid>` …, `~ pattern`.
 */
export function mismatches(expected: Json, actual: Json | undefined, exactly = false, path = ""): readonly string[] {
  if (expected === "<absent>") return actual === undefined ? [] : [say(path, "no value", actual)];
  if (expected === "<any>") return actual === undefined ? [say(path, "a value", actual)] : [];
  if (typeof expected === "string") return textFits(expected, actual) ? [] : [say(path, expected, actual)];
  if (Array.isArray(expected)) return ofArray(expected, actual, exactly, path);
  if (!isObject(expected)) return Object.is(expected, actual) ? [] : [say(path, expected, actual)];
  if (!isObject(actual)) return [say(path, expected, actual)];
  const surplus = exactly ? Object.keys(actual).filter((key) => !Object.hasOwn(expected, key)) : [];
  return [
    ...Object.entries(expected).flatMap(([key, value]) => {
      const found = Object.hasOwn(actual, key) ? actual[key] : undefined;
      return mismatches(value ?? null, found, exactly, `${path}.${key}`);
    }),
    ...surplus.map((key) => say(`${path}.${key}`, "no value", actual[key])),
  ];
}

function ofArray(expected: readonly Json[], actual: Json | undefined, exactly: boolean, path: string) {
  if (!Array.isArray(actual)) return [say(path, expected, actual)];
  if (expected[0] === "...")
    return expected
      .slice(1)
      .filter((each) => !actual.some((one) => mismatches(each, one, exactly).length === 0))
      .map((each) => say(path, ["...", each], actual));
  if (expected.length !== actual.length) return [say(path, expected, actual)];
  const found = path.endsWith(".managedFields") ? inOrderOf(expected, actual, exactly) : actual;
  return expected.flatMap((each, index) => mismatches(each, found[index], exactly, `${path}[${index}]`));
}

/** Puts elements where they are expected: managedFields are ordered by second first, so no case can know their order. */
function inOrderOf(expected: readonly Json[], actual: readonly Json[], exactly: boolean): readonly Json[] {
  const rest = [...actual];
  return expected.map((each, index) => {
    const at = rest.findIndex((one) => mismatches(each, one, exactly).length === 0);
    return (at < 0 ? actual[index] : rest.splice(at, 1)[0]) ?? null;
  });
}

function textFits(expected: string, actual: Json | undefined): boolean {
  if (typeof actual !== "string") return false;
  if (expected.startsWith("~ ")) return new RegExp(expected.slice(2), "s").test(actual);
  if (expected.search(placeholder) < 0) return expected === actual;
  const pattern = expected
    .split(/(<(?:uid|version|time|micro|text)>)/)
    .map((part) => placeholders[part] ?? part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"))
    .join("");
  return new RegExp(`^${pattern}$`).test(actual);
}

function say(path: string, expected: Json, actual: Json | undefined): string {
  return `${path === "" ? "it" : path.replace(/^\./, "")}: expected ${short(expected)}, found ${short(actual)}`;
}

function short(value: Json | undefined): string {
  const text = value === undefined ? "nothing" : typeof value === "string" ? value : JSON.stringify(value);
  return text.length > 1_500 ? `${text.slice(0, 1_500)} …` : text;
}
