import { expect, test } from "vitest";
import { isLabelled } from "./labels.ts";

test("labels of Pod Security, whatever they say", () => {
  const of = (label: string) => isLabelled({ metadata: { labels: { a: "b", [label]: "" } } });
  expect([of("pod-security.kubernetes.io/enforce"), of("pod-security.kubernetes.io/x"), of("team")]).toEqual([
    true,
    true,
    false,
  ]);
  expect(isLabelled({ metadata: {} })).toBe(false);
});
