import { testServer } from "@bubustack/apiserver/testing/server";
import { expect, test } from "vitest";
import { casesIn } from "./case.ts";
import { minorOf, whyNotFor } from "./release.ts";

const of = (text: string) => casesIn("f", `cases: { a: ${text} }`)[0];

test("a case is for every release, or from the one on that stands before its steps", () => {
  const step = "{ GET: configmaps }";
  expect(of(`[${step}]`)).toMatchObject({ since: undefined, steps: [{ verb: "GET" }] });
  expect(of(`[{ since: "1.36" }, ${step}]`)).toMatchObject({ since: 36, steps: [{ verb: "GET" }] });
  expect(() => of(`[{ since: newest }, ${step}]`)).toThrow('f: a: since wants a release, "1.36"');
  expect(() => of(`[{ since: "1.36", GET: configmaps }]`)).toThrow("since wants a release");
  expect(() => of(`[{ since: "1.36" }]`)).toThrow("no steps");
});

test("an older release is not asked, a newer one is", () => {
  expect(whyNotFor({ since: 36 }, 33)).toBe("Kubernetes answers so from 1.36 on");
  expect([whyNotFor({ since: 36 }, 36), whyNotFor({ since: 36 }, 40), whyNotFor({ since: undefined }, 33)]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test("the embedded server says which release it is held against", async () => {
  const server = await testServer();
  try {
    expect(await minorOf(server)).toBe(36);
  } finally {
    await server.close();
  }
});
