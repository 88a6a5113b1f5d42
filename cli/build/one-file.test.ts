import { expect, test } from "vitest";
import { oneFile } from "./one-file.ts";

function join(modules: { readonly [path: string]: string }): string {
  return oneFile("a/main.ts", (path) => modules[path] ?? "");
}

test("modules become one: in their order, with comments, without types and what is not used", () => {
  const text = join({
    "a/main.ts": `import type { Box } from "../b/box.ts";
import { full } from "../b/box.ts";

const box: Box = { size: 1 };
// Says it.
console.log(full(box));
`,
    "b/box.ts": `import { hash, verify } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";

/** A box. */
export interface Box {
  readonly size: number;
}

const limit = 3;

/** Whether it is full. */
export async function full({ size }: Box): Promise<boolean> {
  await sleep(1);
  return size > limit || hash === undefined;
}

/** Nobody asks. */
export const unused = () => verify;
`,
  });
  const lines = text.split("\n").map((line) => line.trim().replaceAll(/ +/g, " "));
  expect(lines.filter((line) => line !== "")).toEqual([
    'import { hash } from "node:crypto";',
    'import { setTimeout as sleep } from "node:timers/promises";',
    "// b/box.ts",
    "const limit = 3;",
    "/** Whether it is full. */",
    "async function full({ size } ) {",
    "await sleep(1);",
    "return size > limit || hash === undefined;",
    "}",
    "// a/main.ts",
    "const box = { size: 1 };",
    "// Says it.",
    "console.log(full(box));",
  ]);
});

test("what could not be joined is an error", () => {
  const main = (imports: string) => ({ "a/main.ts": `${imports}\none();`, "a/x.ts": "export function one() {}" });
  expect(() => join(main('import { one } from "pino";'))).toThrow("imports pino, which would not be there");
  expect(() => join(main('import { two as one } from "./x.ts";'))).toThrow("under another name");
  expect(() => join(main('import * as one from "./x.ts";'))).toThrow("imports a module whole");
  expect(() => join(main('import { one } from "./x.ts";\nfunction one() {}'))).toThrow("a/main.ts");
  expect(() =>
    join({
      "a/main.ts": 'import { one } from "./x.ts";\nimport { two } from "./y.ts";\none(two);',
      "a/x.ts": "const same = 1;\nexport const one = () => same;",
      "a/y.ts": "const same = 2;\nexport const two = same;",
    }),
  ).toThrow("a/x.ts and a/y.ts both declare same");
  expect(() =>
    join({ "a/main.ts": 'import { one } from "./x.ts";\none();', "a/x.ts": 'import { two } from "./main.ts";' }),
  ).toThrow("a/main.ts imports a/x.ts imports a/main.ts");
});
