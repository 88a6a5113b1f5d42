import type { EngramContext } from "../../facts/engram.ts";
import type { Rule } from "../../rule.ts";
import durations from "./durations.ts";
import edgesAllowed from "./edges-allowed.ts";
import grantsHeld from "./grants-held.ts";
import grantsNarrow from "./grants-narrow.ts";
import ignoredFields from "./ignored-fields.ts";
import inUse from "./in-use.ts";
import modeSupported from "./mode-supported.ts";
import quantities from "./quantities.ts";
import runAsUser from "./run-as-user.ts";
import secretNamed from "./secret-named.ts";
import secretsKnown from "./secrets-known.ts";
import secretsRequired from "./secrets-required.ts";
import storageOneOf from "./storage-one-of.ts";
import templateExists from "./template-exists.ts";
import templateName from "./template-name.ts";
import templateRoots from "./template-roots.ts";
import templateSyntax from "./template-syntax.ts";
import templateVersion from "./template-version.ts";
import tlsOneSource from "./tls-one-source.ts";
import unchangedWhileDeleting from "./unchanged-while-deleting.ts";
import versionMoves from "./version-moves.ts";
import withFits from "./with-fits.ts";
import withSize from "./with-size.ts";

/** The rules for Engram, in the order in which their findings are reported. */
export const engramRules: readonly Rule<EngramContext>[] = [
  templateName,
  templateExists,
  templateVersion,
  modeSupported,
  withSize,
  templateSyntax,
  templateRoots,
  withFits,
  secretsRequired,
  secretsKnown,
  secretNamed,
  edgesAllowed,
  grantsNarrow,
  grantsHeld,
  tlsOneSource,
  durations,
  quantities,
  storageOneOf,
  runAsUser,
  ignoredFields,
  versionMoves,
  unchangedWhileDeleting,
  inUse,
];
