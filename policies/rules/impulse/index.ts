import type { ImpulseContext } from "../../facts/impulse.ts";
import type { Rule } from "../../rule.ts";
import dedupeKey from "./dedupe-key.ts";
import deliveryWaits from "./delivery-waits.ts";
import durations from "./durations.ts";
import edgesAllowed from "./edges-allowed.ts";
import grantsExplicit from "./grants-explicit.ts";
import grantsHeld from "./grants-held.ts";
import ignoredFields from "./ignored-fields.ts";
import keyTemplate from "./key-template.ts";
import mappingFits from "./mapping-fits.ts";
import mappingSyntax from "./mapping-syntax.ts";
import modeListens from "./mode-listens.ts";
import modeSupported from "./mode-supported.ts";
import nameLength from "./name-length.ts";
import quantities from "./quantities.ts";
import runAsUser from "./run-as-user.ts";
import secretNamed from "./secret-named.ts";
import secretsKnown from "./secrets-known.ts";
import secretsRequired from "./secrets-required.ts";
import serviceAccountHeld from "./service-account-held.ts";
import serviceForm from "./service-form.ts";
import storageOneOf from "./storage-one-of.ts";
import storyExists from "./story-exists.ts";
import storyVersion from "./story-version.ts";
import templateExists from "./template-exists.ts";
import templateName from "./template-name.ts";
import templateVersion from "./template-version.ts";
import throttleBurst from "./throttle-burst.ts";
import unchangedWhileDeleting from "./unchanged-while-deleting.ts";
import versionMoves from "./version-moves.ts";
import withFits from "./with-fits.ts";
import withSize from "./with-size.ts";
import workloadForm from "./workload-form.ts";

/** The rules for Impulse, in the order in which their findings are reported. */
export const impulseRules: readonly Rule<ImpulseContext>[] = [
  nameLength,
  templateName,
  templateExists,
  templateVersion,
  modeListens,
  modeSupported,
  edgesAllowed,
  storyExists,
  storyVersion,
  withSize,
  mappingSyntax,
  mappingFits,
  withFits,
  secretsRequired,
  secretsKnown,
  secretNamed,
  grantsExplicit,
  grantsHeld,
  serviceAccountHeld,
  dedupeKey,
  keyTemplate,
  deliveryWaits,
  throttleBurst,
  durations,
  quantities,
  workloadForm,
  serviceForm,
  storageOneOf,
  runAsUser,
  ignoredFields,
  versionMoves,
  unchangedWhileDeleting,
];
