import { expect, test } from "vitest";
import { codeOf, whyOf } from "./client.ts";

const answer = (status: number, text: string) => ({ status, text, headers: {}, bytes: Buffer.from(text) });

test("of what a server says a word of the protocol is told, and nothing else", () => {
  const refused = answer(403, "<Error><Code>AccessDenied</Code><Message>sesame</Message></Error>");
  expect([codeOf(refused), whyOf(refused)]).toEqual(["AccessDenied", "the sink answered 403 (AccessDenied)"]);
  for (const text of ["<Code>sesame open</Code>", "<Code>sesame</Code>", ""])
    expect(whyOf(answer(500, text))).toBe("the sink answered 500");
});
