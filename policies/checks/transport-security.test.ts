import { expect, test } from "vitest";
import { securityFindings } from "./transport-security.ts";

const places = (settings: Parameters<typeof securityFindings>[1]) =>
  securityFindings(["s"], settings).map(({ path }) => path.join("."));

test("settings without an environment, or with TLS, pass", () => {
  expect(
    [undefined, {}, { env: null }, { env: {} }, { env: { BUBU_TRANSPORT_SECURITY_MODE: "tls" } }].flatMap(places),
  ).toEqual([]);
});

test("anything but TLS is found, at its place", () => {
  for (const mode of ["plaintext", "TLS", "", 1, null]) {
    expect(places({ env: { BUBU_TRANSPORT_SECURITY_MODE: mode } })).toEqual(["s.env.BUBU_TRANSPORT_SECURITY_MODE"]);
  }
  expect(places({ env: ["BUBU_TRANSPORT_SECURITY_MODE=tls"] })).toEqual(["s.env"]);
});
