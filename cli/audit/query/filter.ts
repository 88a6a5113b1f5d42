import { compile } from "@bubustack/cel/compile";
import { kubernetes } from "@bubustack/cel/kubernetes/environment";
import { dyn } from "@bubustack/cel/type/type";
import type { Value } from "@bubustack/cel/values/value";
import { CelError } from "@bubustack/cel/values/value";
import { shown } from "../../cel/issue.ts";
import { UsageError } from "../../fail.ts";

/** Whether a record is wanted, or why that cannot be said. */
export type Filter = (event: { readonly [field: string]: unknown }) => boolean | { readonly problem: string };

/** The most that one record may cost, in the units of CEL. */
const cost = 1_000_000;

/** A filter by a CEL expression over the record: `record` is the whole CloudEvent, `data` its data. */
export function filterOf(source: string): Filter {
  const compiled = compile(source, kubernetes({ variables: { record: dyn, data: dyn } }));
  if ("issues" in compiled)
    throw new UsageError(
      `--filter: ${compiled.issues.map((issue) => shown(source, issue)).join("")}`.trimEnd(),
      "write a CEL expression about record and data that is true or false, such as data.verdict == 'refused' && !data.dryRun",
    );
  return (event) => {
    const record = event as { readonly [field: string]: Value };
    const { value } = compiled.program.evaluate({ record, data: record["data"] ?? null }, { cost });
    if (typeof value === "boolean") return value;
    return { problem: value instanceof CelError ? value.message : "the filter is neither true nor false" };
  };
}
