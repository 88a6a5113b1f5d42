import type { JsonObject } from "@bubustack/api/json";
import { brief, isObject } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import type { Found } from "../finding.ts";
import { forbidden, invalid } from "../finding.ts";

/** The environment variable by which settings of a driver choose how its connections are secured. */
const variable = "BUBU_TRANSPORT_SECURITY_MODE";

/** Settings of a driver whose environment is no object, or that turn encryption off. */
export function securityFindings(path: Path, settings: JsonObject | undefined): readonly Found[] {
  const env = settings?.["env"];
  // An absent field of JSON and one that is null are the same.
  if (env === undefined || env === null) return [];
  if (!isObject(env)) {
    return [invalid([...path, "env"], `${brief(env)} is not an object`, { fix: "write names and their values" })];
  }
  if (!Object.hasOwn(env, variable)) return [];
  const mode = env[variable];
  if (mode === "tls") return [];
  const message = `${brief(mode)} would let connections go unencrypted or fail`;
  return [forbidden([...path, "env", variable], message, { fix: 'write "tls", or remove it', replacement: "tls" })];
}
