import { compile } from "@bubustack/cel/compile";
import { withVariables } from "@bubustack/cel/environment";
import { kubernetes, newest } from "@bubustack/cel/kubernetes/environment";
import { dyn } from "@bubustack/cel/type/type";

/** The first release of Kubernetes that offers all that an expression uses, `1.30`; undefined where the newest does not. */
export function since(source: string, paths: readonly string[]): string | undefined {
  const names = paths.map((path) => /^\w+/.exec(path)?.[0] ?? "").filter((name) => name !== "");
  const variables = Object.fromEntries(names.map((name) => [name, dyn]));
  for (let minor = 25; minor <= newest; minor++)
    if ("program" in compile(source, withVariables(kubernetes({ minor }), variables))) return `1.${minor}`;
  return undefined;
}
