import { expect, test } from "vitest";
import { annotations, finalizers, labels, payloadKeys } from "./keys.ts";

// Prefix a DNS subdomain of ours, name at most 63 characters: Kubernetes' qualified names.
const qualified = /^([a-z0-9]+\.)*bubustack\.io\/[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

test.each([
  ["annotations", annotations],
  ["labels", labels],
  ["finalizers", finalizers],
])("%s are qualified names of our domain, each once", (_, keys) => {
  const values = Object.values(keys);
  for (const value of values) expect(value).toMatch(qualified);
  expect(new Set(values).size).toBe(values.length);
});

test("payload keys cannot be mistaken for fields of users", () => {
  for (const value of Object.values(payloadKeys)) expect(value).toMatch(/^\$bubu[A-Z]/);
  expect(new Set(Object.values(payloadKeys)).size).toBe(9);
});
