import { describe, expect, it } from "vitest";
import { Duration, Timestamp } from "../values/value.ts";
import { messageOf } from "./held.ts";

describe("values that are messages", () => {
  it("are times", () => {
    expect(messageOf(new Duration(-1_500_000_000n))?.message).toMatchObject({
      seconds: -1n,
      nanos: -500_000_000,
    });
    expect(messageOf(new Timestamp(-1, 5))?.message).toMatchObject({ seconds: -1n, nanos: 5 });
  });

  it("are no others but messages", () => {
    expect(messageOf("a")).toBeUndefined();
  });
});
