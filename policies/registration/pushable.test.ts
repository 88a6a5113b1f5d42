import { compile } from "@bubustack/cel/compile";
import { estimate } from "@bubustack/cel/estimate/estimate";
import { kubernetes } from "@bubustack/cel/kubernetes/environment";
import * as types from "@bubustack/cel/type/type";
import fc from "fast-check";
import { expect, test } from "vitest";
import { environmentFor } from "../admission/environment.ts";
import { isPushable } from "./pushable.ts";

const pushable = [
  'request.operation == "CREATE"',
  "request.userInfo.username != 'system:serviceaccount:ci:bot'",
  "!request.userInfo.username.startsWith('system:')",
  "'system:masters' in request.userInfo.groups",
  "!('system:nodes' in request.userInfo.groups)",
  "has(request.namespace) && request.namespace in ['a', 'b']",
  "object.spec.replicas == 3 || object.spec.paused == true",
  "has(object.metadata.labels) && 'team' in object.metadata.labels",
  "object.metadata.labels['example.com/team'] == 'a'",
  "oldObject == null || object.spec.nodeName != oldObject.spec.nodeName".replace("oldObject.spec.nodeName", "'n'"),
  " ( (has(object.spec) ) )&&\n!has(object.spec.x)",
];
const refused = [
  "",
  "true",
  "object.spec.x",
  "object.a == object.b",
  "object.spec.containers.all(c, c.image == 'a')",
  "object.spec.image.matches('a+')",
  "object.spec.image.contains('a')",
  "size(object.spec.x) > 0",
  "variables.x == 'a'",
  "params.x == 'a'",
  "authorizer.group('').resource('pods').check('get').allowed()",
  "request.operation == 1",
  "request.object.a == 'a'",
  "request.options.a == 'a'",
  "request.unknown == 'a'",
  "request == null",
  "!object.a == 'b'",
  "!!has(object.a)",
  "!'a' in request.userInfo.groups",
  "has(object)",
  "has(object['a'])",
  "has(request.userInfo.extra)",
  "'a' in object.spec.list",
  "'a' in object.metadata.labels.b",
  "object.a in [1, 2]",
  "object.a in []",
  "object.a == 'a' 'b'",
  "object.a == r'a'",
  "object.a == '''a'''",
  "object.a == 'a\\n'",
  "object.a == 1.5",
  "object.a == 0x1",
  "object.a == 'b' // c",
  "object.in == 'a'",
  "(object.a == 'a'",
  "object.a == 'a')",
  "object.a == 'a' ? true : false",
  "object.a\u00a0== 'a'",
  `${"(".repeat(20)}has(object.a)${")".repeat(20)}`,
  `object.a == '${"a".repeat(3_000)}'`,
];

test.each(pushable)("%s can be handed on", (expression) => expect(isPushable(expression)).toBe(true));
test.each(refused)("%s stays with us", (expression) => expect(isPushable(expression)).toBe(false));

/** What the oldest release that is supported offers, with the variables of match conditions. */
const oldest = {
  ...environmentFor({ params: false, authorizer: false }),
  syntax: kubernetes({ minor: 33 }).syntax,
};

function costs(expression: string): number {
  const compiled = compile(expression, oldest);
  if ("issues" in compiled) throw new Error(`${expression}: ${JSON.stringify(compiled.issues)}`);
  const { ast, checked, type } = compiled.program;
  expect(types.same(type, types.bool)).toBe(true);
  // Groups, labels and annotations are some; anything else is as large as a request may be.
  const sizes = (trail: readonly string[]) => {
    const few = /^(groups|labels|annotations)$/.test(trail.at(-1) ?? "");
    return { min: 0n, max: few ? 1_000n : 3_000_000n };
  };
  return checked === undefined ? Number.NaN : Number(estimate(ast.expr, checked, { sizes }).max);
}

test("what can be handed on compiles and is cheap, whatever the object", () => {
  for (const expression of pushable) expect(costs(expression)).toBeLessThan(2_000);
});

test("whatever is made of such text, no text is handed on that does not compile to a bool, or costs much", () => {
  const pieces = [...pushable, ...refused].flatMap((text) => text.match(/\w+|'[^']*'|\s+|[^\w\s]+/g) ?? []);
  const mixed = fc
    .tuple(fc.constantFrom(...pushable), fc.array(fc.tuple(fc.nat(200), fc.nat(6), fc.constantFrom(...pieces))))
    .map(([text, changes]) =>
      changes.reduce((all, [at, cut, piece]) => all.slice(0, at) + piece + all.slice(at + cut), text),
    );
  const composed = fc
    .array(fc.tuple(fc.constantFrom("&&", "||", "&& !", "|| ("), fc.constantFrom(...pushable)), { maxLength: 6 })
    .map((parts) => parts.map(([operator, text]) => `${text} ${operator} `).join("") + pushable[0]);
  fc.assert(
    fc.property(fc.oneof(mixed, composed), (expression) => {
      if (isPushable(expression)) expect(costs(expression)).toBeLessThan(20_000);
    }),
    { numRuns: 1_000 },
  );
});
