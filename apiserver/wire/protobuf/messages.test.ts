import { expect, test } from "vitest";
import { envelope, messages } from "./messages.ts";

test("each message has each field once and starts with metadata", () => {
  for (const message of Object.values(messages)) {
    const names = Object.values(message).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(message[1]?.name).toBe("metadata");
  }
  expect(envelope[2]).toEqual({ name: "raw", type: "bytes" });
});
