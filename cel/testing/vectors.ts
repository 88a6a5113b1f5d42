import { tests as checking } from "@bufbuild/cel-spec/testdata/checking.js";
import { tests as comprehension } from "@bufbuild/cel-spec/testdata/comprehension.js";
import { tests as conformance } from "@bufbuild/cel-spec/testdata/conformance.js";
import { tests as parsing } from "@bufbuild/cel-spec/testdata/parsing.js";

/** A value as protobuf's JSON writes it: one property names its kind. */
export type WireValue = { readonly [kind: string]: unknown };

/** A type as protobuf's JSON writes it. */
export type WireType = { readonly [kind: string]: unknown };

/** One test of the specification, as far as it is looked at here. */
export interface Vector {
  readonly name: string;
  readonly expr: string;
  readonly disableMacros?: boolean;
  readonly disableCheck?: boolean;
  readonly checkOnly?: boolean;
  readonly container?: string;
  readonly typeEnv?: readonly {
    readonly name: string;
    readonly ident?: { readonly type: WireType };
    readonly function?: { readonly overloads: readonly WireOverload[] };
  }[];
  readonly bindings?: { readonly [name: string]: { readonly value: WireValue } };
  readonly value?: WireValue;
  readonly typedResult?: { readonly result?: WireValue; readonly deducedType?: WireType };
  readonly evalError?: unknown;
  readonly anyEvalErrors?: unknown;
  readonly unknown?: unknown;
  /** What the reference implementation prints for the tree, the checked tree, its type and its errors. */
  readonly ast?: string;
  readonly checkedAst?: string;
  readonly type?: string;
  readonly error?: string;
}

export interface WireOverload {
  readonly overloadId: string;
  readonly params?: readonly WireType[];
  readonly typeParams?: readonly string[];
  readonly resultType: WireType;
  readonly isInstanceFunction?: boolean;
}

interface Suite {
  readonly name: string;
  readonly suites?: readonly Suite[];
  readonly tests?: readonly { readonly original: object; readonly [more: string]: unknown }[];
}

function* flatten(suite: Suite, path: string): Generator<Vector> {
  let index = 0;
  for (const { original, ...more } of suite.tests ?? []) {
    const own = original as { readonly name?: string; readonly expr: string };
    yield { ...own, ...more, name: `${path}/${own.name ?? index}` };
    index++;
  }
  for (const inner of suite.suites ?? []) yield* flatten(inner, `${path}/${inner.name}`);
}

/** All vectors of a kind, named by their place. */
export function vectors(kind: "conformance" | "parsing" | "checking" | "comprehension"): readonly Vector[] {
  const suites = { conformance, parsing, checking, comprehension };
  return [...flatten(suites[kind] as unknown as Suite, kind)];
}
