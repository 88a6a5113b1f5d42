import { expect, test } from "vitest";
import { bubu } from "../testing/io.ts";

test("the list has every rule with its effect", async () => {
  const { out } = await bubu(["explain"]);
  expect(out).toMatch(/^RULE +EFFECT +WHAT HOLDS\n/);
  expect(out).toMatch(/^story\/needs-known +deny /m);
  expect(out).toMatch(/^file\/unparsable +file /m);
});

test("a rule is explained with its examples", async () => {
  const { out } = await bubu(["explain", "story/needs-known"]);
  expect(out).toMatch(/^story\/needs-known \(refuses, on CREATE, UPDATE\)\n/);
  expect(out).toMatch(/\nRefused/);
  expect(out).toContain("kind: Story");
});

test("for programs", async () => {
  const { rule } = JSON.parse((await bubu(["explain", "story/needs-known", "-o", "json"])).out);
  expect(rule).toMatchObject({ id: "story/needs-known", effect: "deny", kind: "Story" });
  const { rules } = JSON.parse((await bubu(["explain", "-o", "json"])).out);
  expect((await bubu(["explain", "-o", "name"])).out.trim().split("\n")).toHaveLength(rules.length);
});

test.each([
  ["story/need-known", "story/needs-known"],
  ["needs-known", "story/needs-known"],
])("%s is not a rule, but near one", async (given, meant) => {
  const { code, err } = await bubu(["explain", given]);
  expect(code).toBe(2);
  expect(err).toContain(`no rule is called "${given}"; did you mean "${meant}"? (cli/unknown-rule)`);
});
