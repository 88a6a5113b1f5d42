import { expect, test } from "vitest";
import { packs } from "../rules/index.ts";
import { judged } from "./judged.ts";

test("what is registered is what there are rules about", () => {
  const having = (what: keyof typeof judged) => packs.filter(({ judges }) => judges[what]).map(({ kind }) => kind.kind);
  expect(judged).toEqual({ status: having("status"), stamps: having("stamps"), deletion: having("deletion") });
});
