import type { Json } from "@bubustack/api/json";
import type { Path } from "@bubustack/api/path";
import { formatPath } from "@bubustack/api/path";

/**
 * What is wrong, in the words of Kubernetes' field errors (k8s.io/apimachinery `field.ErrorType`); `InternalError`
 * where a rule could not be evaluated.
 */
export type FindingType =
  | "FieldValueRequired"
  | "FieldValueInvalid"
  | "FieldValueDuplicate"
  | "FieldValueNotFound"
  | "FieldValueForbidden"
  | "FieldValueNotSupported"
  | "FieldValueTypeInvalid"
  | "FieldValueTooLong"
  | "FieldValueTooMany"
  | "InternalError";

/**
 * A change of the object that mends a finding and can be made without asking: nothing else that the author may have
 * meant is at all likely. `rename` gives the key at the path another name.
 */
export type Correction =
  | { readonly path: Path; readonly set: Json }
  | { readonly path: Path; readonly remove: true }
  | { readonly path: Path; readonly rename: string };

/** One thing that a rule says about an object. */
export interface Finding {
  /** Id of the rule, `<kind>/<rule>`. */
  readonly rule: string;
  readonly path: Path;
  readonly type: FindingType;
  /** What is wrong, with the offending value in it. No full stop, lower-case first letter, one line. */
  readonly message: string;
  /** What to write instead, as an imperative phrase without a full stop. */
  readonly fix?: string;
  /** What to write instead at `path`, where it can be computed: the value itself. */
  readonly replacement?: Json;
  /** What a program may change by itself. Rarer than `replacement`, which is a proposal. */
  readonly correction?: Correction;
}

/** A finding as its rule returns it: the kernel adds the rule's id. */
export type Found = Omit<Finding, "rule">;

type Extra = Pick<Finding, "fix" | "replacement" | "correction">;

function make(type: FindingType) {
  return (path: Path, message: string, extra: Extra = {}): Found => ({ path, type, message, ...extra });
}

export const required = make("FieldValueRequired");
export const invalid = make("FieldValueInvalid");
export const duplicate = make("FieldValueDuplicate");
export const notFound = make("FieldValueNotFound");
export const forbidden = make("FieldValueForbidden");
export const notSupported = make("FieldValueNotSupported");
export const tooLong = make("FieldValueTooLong");
export const tooMany = make("FieldValueTooMany");

/** A list item that is there already: it can go. */
export function repeated(path: Path, message: string): Found {
  return duplicate(path, message, { fix: "remove it", correction: { path, remove: true } });
}

/** What stands behind the field path in causes and reports: `message; fix [rule]`. */
export function sentence(finding: Finding): string {
  const fix = finding.fix === undefined ? "" : `; ${finding.fix}`;
  return `${finding.message}${fix} [${finding.rule}]`;
}

/** One line: `spec.steps[1].name: message; fix [rule]`. */
export function line(finding: Finding): string {
  const at = formatPath(finding.path);
  return at === "" ? sentence(finding) : `${at}: ${sentence(finding)}`;
}
