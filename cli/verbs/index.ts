import type { Verb } from "../verb.ts";
import { apply } from "./apply.ts";
import { audit } from "./audit.ts";
import { cel } from "./cel.ts";
import { completion } from "./completion.ts";
import { decisions } from "./decisions.ts";
import { remove } from "./delete.ts";
import { dev } from "./dev.ts";
import { explain } from "./explain.ts";
import { get } from "./get.ts";
import { lint } from "./lint.ts";
import { policy } from "./policy.ts";
import { user } from "./user.ts";
import { version } from "./version.ts";

/** The verbs of the command, in the order in which help lists them. A new verb is one file and one row. */
export const verbs: readonly Verb[] = [
  dev,
  user,
  lint,
  explain,
  apply,
  get,
  remove,
  decisions,
  cel,
  policy,
  audit,
  completion,
  version,
];
