import { expect, test } from "vitest";
import { announce, announcementOf } from "./announcement.ts";

const pem = `-----BEGIN CERTIFICATE-----\n${"A".repeat(64)}\nAAA=\n-----END CERTIFICATE-----\n`;
const says = { caBundle: pem + pem, address: "https://127.0.0.1:9443" };
const lease = (more: object = {}) => ({ metadata: { annotations: { ...announce(says), ...more } } });

test("what is announced is read", () => {
  expect(announcementOf(lease())).toEqual(says);
});

test.each([
  ["no annotations", { metadata: {} }],
  [
    "a key beside the certificate",
    lease({ "bubustack.io/webhook-ca-bundle": `${pem}-----BEGIN PRIVATE KEY-----\nAA\n` }),
  ],
  ["no certificate", lease({ "bubustack.io/webhook-ca-bundle": "" })],
  ["too many certificates", lease({ "bubustack.io/webhook-ca-bundle": pem.repeat(200) })],
  ["no https", lease({ "bubustack.io/webhook-address": "http://127.0.0.1" })],
  ["a path or credentials", lease({ "bubustack.io/webhook-address": "https://a@b/c" })],
])("%s is no announcement", (_, object) => {
  expect(announcementOf(object)).toBeUndefined();
});
