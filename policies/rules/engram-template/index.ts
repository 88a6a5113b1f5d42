import type { EngramTemplateContext } from "../../facts/engram-template.ts";
import type { Rule } from "../../rule.ts";
import durations from "./durations.ts";
import grantsExplicit from "./grants-explicit.ts";
import grantsHeld from "./grants-held.ts";
import grantsSecrets from "./grants-secrets.ts";
import image from "./image.ts";
import inUse from "./in-use.ts";
import modesUnique from "./modes-unique.ts";
import outputKeys from "./output-keys.ts";
import ports from "./ports.ts";
import quantities from "./quantities.ts";
import schemas from "./schemas.ts";
import secretSchema from "./secret-schema.ts";
import storageOneOf from "./storage-one-of.ts";
import version from "./version.ts";
import versionMoves from "./version-moves.ts";

/** The rules for EngramTemplate, in the order in which their findings are reported. */
export const engramTemplateRules: readonly Rule<EngramTemplateContext>[] = [
  image,
  version,
  modesUnique,
  secretSchema,
  schemas,
  grantsExplicit,
  grantsHeld,
  grantsSecrets,
  ports,
  durations,
  quantities,
  storageOneOf,
  outputKeys,
  versionMoves,
  inUse,
];
