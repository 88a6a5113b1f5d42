import type { TransportContext } from "../../facts/transport.ts";
import type { Rule } from "../../rule.ts";
import codecsUnique from "./codecs-unique.ts";
import configSchema from "./config-schema.ts";
import driverBound from "./driver-bound.ts";
import inUse from "./in-use.ts";
import mediaGiven from "./media-given.ts";
import mimeTypes from "./mime-types.ts";
import named from "./named.ts";
import routingRules from "./routing-rules.ts";
import routingTemplates from "./routing-templates.ts";
import securityMode from "./security-mode.ts";
import settingsFit from "./settings-fit.ts";
import streamingValues from "./streaming-values.ts";
import unchangedWhileDeleting from "./unchanged-while-deleting.ts";

/** The rules for Transport, in the order in which their findings are reported. */
export const transportRules: readonly Rule<TransportContext>[] = [
  named,
  mediaGiven,
  codecsUnique,
  mimeTypes,
  securityMode,
  configSchema,
  settingsFit,
  streamingValues,
  routingRules,
  routingTemplates,
  driverBound,
  unchangedWhileDeleting,
  inUse,
];
