import { expect, test } from "vitest";
import { anchorName, parseAnchorName } from "./anchor.ts";

test("a name says log and size, and nothing else is one", () => {
  expect(anchorName("bubu-webhook.ns/pod-0", 12)).toBe("bubu-webhook.ns/pod-0/12");
  expect(parseAnchorName("bubu-webhook.ns/pod-0/12")).toEqual({ origin: "bubu-webhook.ns/pod-0", size: 12 });
  for (const other of ["12", "/12", "a/", "a/012", "a/1.5", "a/-1", "a/99999999999999999", "a/b"])
    expect(parseAnchorName(other)).toBeUndefined();
});
