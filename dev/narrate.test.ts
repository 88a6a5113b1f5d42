import { expect, test } from "vitest";
import { narrator } from "./narrate.ts";

function listen(...entries: object[]): { kept: number; told: string[]; warned: string[] } {
  const heard = { kept: 0, told: [] as string[], warned: [] as string[] };
  const write = narrator({
    keep: () => heard.kept++,
    tell: (text) => heard.told.push(text),
    warn: (text) => heard.warned.push(text),
  });
  for (const entry of entries) write(`${JSON.stringify(entry)}\n`);
  write("not JSON\n");
  return heard;
}
const decision = { decision: "d", operation: "CREATE", kind: "Story", namespace: "a", name: "b", time: 0 };

test("a request that passes both webhooks is told and kept once", () => {
  const heard = listen(
    { ...decision, webhook: "mutate", allowed: true },
    { ...decision, webhook: "validate", allowed: true },
  );
  expect(heard).toMatchObject({ kept: 1, warned: [] });
  expect(heard.told).toEqual(["00:00:00 allowed CREATE Story a/b\n"]);
});

test("a refusal of the first webhook is told", () => {
  expect(listen({ ...decision, webhook: "mutate", allowed: false, rules: ["story/x"] }).told[0]).toContain("refused");
});

test("warnings and errors are told with their cause; the rest is not", () => {
  const { warned } = listen({ level: "warn", msg: "late", err: { message: "why" } }, { level: "info", msg: "fine" });
  expect(warned).toEqual(["warn: late (why)\n"]);
});
