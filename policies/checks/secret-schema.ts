import type { SecretDefinition } from "@bubustack/api/catalog/secret-definition";
import { brief } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import type { Found } from "../finding.ts";
import { invalid, repeated, required } from "../finding.ts";
import { byKey } from "./by-key.ts";

const prefix = /^[A-Za-z_][A-Za-z0-9_]*$/;
const key = /^[-._a-zA-Z0-9]+$/;

/** Secrets of a template that could not be mounted as it says. */
export function secretSchemaFindings(
  schema: { readonly [name: string]: SecretDefinition } | undefined,
): readonly Found[] {
  return byKey(schema ?? {}).flatMap(([name, definition]) => {
    const path = ["spec", "secretSchema", name];
    return [
      ...(name.trim() === "" ? [required(path, "has a blank name", { fix: "give it a name" })] : []),
      ...folder([...path, "mountPath"], definition),
      ...variable([...path, "envPrefix"], definition),
      ...keys([...path, "expectedKeys"], definition),
    ];
  });
}

function folder(path: Path, { mountPath }: SecretDefinition): readonly Found[] {
  if (mountPath === undefined || mountPath === "") return [];
  const parts = mountPath.split("/");
  if (mountPath.startsWith("/") && !parts.includes("..") && !mountPath.includes(":")) return [];
  const message = `${brief(mountPath)} is not the absolute path of a folder`;
  return [invalid(path, message, { fix: "write a path such as /etc/login, without .. and colons" })];
}

function variable(path: Path, { envPrefix }: SecretDefinition): readonly Found[] {
  if (envPrefix === undefined || envPrefix === "" || prefix.test(envPrefix)) return [];
  const message = `${brief(envPrefix)} cannot begin the name of an environment variable`;
  return [invalid(path, message, { fix: "use letters, digits and underscores, no digit first" })];
}

function keys(path: Path, { expectedKeys = [] }: SecretDefinition): readonly Found[] {
  const seen = new Set<string>();
  return expectedKeys.flatMap((one, at) => {
    if (seen.has(one)) {
      return [repeated([...path, at], `${brief(one)} is listed already`)];
    }
    seen.add(one);
    if (key.test(one)) return [];
    const fix = "use letters, digits, dashes, dots and underscores";
    return [invalid([...path, at], `${brief(one)} cannot be the key of a Secret`, { fix })];
  });
}
