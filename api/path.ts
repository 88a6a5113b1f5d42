import { printable } from "./printable.ts";

/** Where a value is inside an object: `["spec", "steps", 0, "name"]`. */
export type Path = readonly (string | number)[];

const plain = /^[A-Za-z_$][\w$-]*$/;

/**
 * Renders a path as Kubernetes' field paths do: `spec.steps[0].name`; a key that is not a plain word stands in
 * brackets, cut after 99 characters: `metadata.labels[app.kubernetes.io/name]`. The root is the empty string, and the
 * text is always one printable line.
 */
export function formatPath(path: Path): string {
  let text = "";
  for (const part of path) {
    if (typeof part === "number") text += `[${part}]`;
    else if (!plain.test(part)) text += `[${printable(part.length > 100 ? `${part.slice(0, 99)}…` : part)}]`;
    else text += text === "" ? part : `.${part}`;
  }
  return text;
}

/** Renders a path as a JSON Pointer (RFC 6901): `/spec/steps/0/name`. */
export function pointer(path: Path): string {
  let text = "";
  for (const part of path) text += `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`;
  return text;
}
