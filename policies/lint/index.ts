import type { Lint } from "./lint.ts";
import { allContainers } from "./lints/all-containers.ts";
import { anchoredPattern } from "./lints/anchored-pattern.ts";
import { bindingUnknown } from "./lints/binding-unknown.ts";
import { compiles } from "./lints/compiles.ts";
import { costly } from "./lints/costly.ts";
import { exceptionExpired } from "./lints/exception-expired.ts";
import { exceptionShadowed } from "./lints/exception-shadowed.ts";
import { exceptionUnknown } from "./lints/exception-unknown.ts";
import { imagePrefix } from "./lints/image-prefix.ts";
import { matchExact } from "./lints/match-exact.ts";
import { needlessCondition } from "./lints/needless-condition.ts";
import { neverApplies } from "./lints/never-applies.ts";
import { neverFails } from "./lints/never-fails.ts";
import { neverMatched } from "./lints/never-matched.ts";
import { raisedPrivilege } from "./lints/raised-privilege.ts";
import { subresources } from "./lints/subresources.ts";

/** All lints, in the order in which they report. A new one is one file and one row. */
export const lints: readonly Lint[] = [
  compiles,
  allContainers,
  anchoredPattern,
  imagePrefix,
  subresources,
  matchExact,
  raisedPrivilege,
  neverApplies,
  needlessCondition,
  neverFails,
  neverMatched,
  bindingUnknown,
  exceptionUnknown,
  exceptionShadowed,
  exceptionExpired,
  costly,
];
