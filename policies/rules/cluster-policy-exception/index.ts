import type { ExceptionContext } from "../../facts/policy-exception.ts";
import type { Rule } from "../../rule.ts";
import approvalOfStored from "./approval-of-stored.ts";
import approvalStamped from "./approval-stamped.ts";
import approvedByAnother from "./approved-by-another.ts";
import approvedForLess from "./approved-for-less.ts";
import authorsRecorded from "./authors-recorded.ts";
import authorsStay from "./authors-stay.ts";
import conditionsCompile from "./conditions-compile.ts";
import endsLater from "./ends-later.ts";
import policyKnown from "./policy-known.ts";

/** The rules for ClusterPolicyException, in the order in which their findings are reported. */
export const clusterPolicyExceptionRules: readonly Rule<ExceptionContext>[] = [
  authorsRecorded,
  approvalStamped,
  authorsStay,
  approvalOfStored,
  approvedByAnother,
  approvedForLess,
  endsLater,
  policyKnown,
  conditionsCompile,
];
