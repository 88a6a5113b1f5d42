import type { TransportBindingContext } from "../../facts/transport.ts";
import type { Rule } from "../../rule.ts";
import driverMatches from "./driver-matches.ts";
import edgesAllowed from "./edges-allowed.ts";
import endpointForm from "./endpoint-form.ts";
import identityFixed from "./identity-fixed.ts";
import mediaGiven from "./media-given.ts";
import mediaSupported from "./media-supported.ts";
import named from "./named.ts";
import securityMode from "./security-mode.ts";
import transportExists from "./transport-exists.ts";
import unchangedWhileDeleting from "./unchanged-while-deleting.ts";

/** The rules for TransportBinding, in the order in which their findings are reported. */
export const transportBindingRules: readonly Rule<TransportBindingContext>[] = [
  named,
  mediaGiven,
  transportExists,
  driverMatches,
  mediaSupported,
  edgesAllowed,
  endpointForm,
  securityMode,
  identityFixed,
  unchangedWhileDeleting,
];
