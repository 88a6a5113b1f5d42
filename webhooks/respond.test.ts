import { fileURLToPath } from "node:url";
import { BubuError } from "@bubustack/api/errors";
import { describe, expect, test } from "vitest";
import { allows, respond } from "./respond.ts";
import { finding, subject, verdict } from "./testing/reviews.ts";

const golden = (name: string) => fileURLToPath(new URL(`golden/${name}.golden.json`, import.meta.url));
const pretty = (body: string) => `${JSON.stringify(JSON.parse(body), null, 2)}\n`;
const refusal = (code: ConstructorParameters<typeof BubuError>[0]) => ({ refusal: new BubuError(code) });

const patches = [{ op: "add", path: "/spec/pattern", value: "batch" }] as const;

describe("golden answers", () => {
  const cases = [
    ["allowed", respond(subject, "mutate", { verdict: verdict() }, "d0")],
    ["defaulted", respond(subject, "mutate", { verdict: verdict({ patches }) }, "d0")],
    [
      "denied",
      respond(
        subject,
        "mutate",
        { verdict: verdict({ findings: [finding(), finding({ rule: "story/b" })], patches }) },
        "d0",
      ),
    ],
    ["warned", respond(subject, "validate", { verdict: verdict({ warnings: [finding()] }) }, "d0")],
    ["deadline", respond(subject, "validate", refusal("review/deadline"), "d0")],
    ["stale", respond(subject, "mutate", refusal("review/stale"), "d0")],
    ["too-deep", respond(subject, "mutate", refusal("review/too-deep"), "d0")],
    ["deadline-delete", respond({ ...subject, operation: "DELETE" }, "validate", refusal("review/deadline"), "d0")],
  ] as const;
  test.each(cases)("%s", async (name, body) => {
    await expect(pretty(body)).toMatchFileSnapshot(golden(name));
  });
});

test("the patch is the verdict's, in Base64", () => {
  const { response } = JSON.parse(respond(subject, "mutate", { verdict: verdict({ patches }) }, "d0"));
  expect(JSON.parse(Buffer.from(response.patch, "base64").toString("utf8"))).toEqual(patches);
});

test("the validating webhook answers no patch", () => {
  const { response } = JSON.parse(respond(subject, "validate", { verdict: verdict({ patches }) }, "d0"));
  expect(response).not.toHaveProperty("patch");
});

test("what was not judged is denied, but what ran out of time and is registered to be ignored is not held up", () => {
  const deletion = { ...subject, operation: "DELETE" } as const;
  const status = { ...subject, operation: "UPDATE", subResource: "status" } as const;
  for (const code of ["review/deadline", "review/stale"] as const) {
    expect(allows(subject, "validate", refusal(code))).toBe(false);
    expect(allows(deletion, "validate", refusal(code))).toBe(true);
    expect(allows(status, "validate", refusal(code))).toBe(true);
    expect(allows(status, "mutate", refusal(code))).toBe(false);
  }
  expect(allows(deletion, "validate", refusal("rule/failed"))).toBe(false);
  expect(allows(status, "validate", refusal("rule/failed"))).toBe(false);
  expect(allows(subject, "validate", { verdict: verdict({ findings: [finding()] }) })).toBe(false);
});

test("lone surrogates in a finding leave as well-formed JSON", () => {
  const body = respond(subject, "mutate", { verdict: verdict({ findings: [finding({ message: "\ud800" })] }) }, "d0");
  expect(body.isWellFormed()).toBe(true);
});
