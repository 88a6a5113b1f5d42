import type { ImpulseTemplateContext } from "../../facts/impulse-template.ts";
import type { Rule } from "../../rule.ts";
import delivery from "./delivery.ts";
import durations from "./durations.ts";
import grantsExplicit from "./grants-explicit.ts";
import grantsHeld from "./grants-held.ts";
import grantsSecrets from "./grants-secrets.ts";
import image from "./image.ts";
import inUse from "./in-use.ts";
import keyTemplate from "./key-template.ts";
import modesListen from "./modes-listen.ts";
import modesUnique from "./modes-unique.ts";
import ports from "./ports.ts";
import quantities from "./quantities.ts";
import schemas from "./schemas.ts";
import secretSchema from "./secret-schema.ts";
import storageOneOf from "./storage-one-of.ts";
import version from "./version.ts";
import versionMoves from "./version-moves.ts";

/** The rules for ImpulseTemplate, in the order in which their findings are reported. */
export const impulseTemplateRules: readonly Rule<ImpulseTemplateContext>[] = [
  image,
  version,
  modesUnique,
  modesListen,
  secretSchema,
  schemas,
  delivery,
  keyTemplate,
  grantsExplicit,
  grantsHeld,
  grantsSecrets,
  ports,
  durations,
  quantities,
  storageOneOf,
  versionMoves,
  inUse,
];
