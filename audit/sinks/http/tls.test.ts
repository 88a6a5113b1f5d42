import { expect, test } from "vitest";
import { secretsOf } from "../testing/receiver.ts";
import { tlsSettings } from "./tls.ts";

test("a server is verified whatever is given, with an authority and a certificate of ours where there are some", async () => {
  const always = { rejectUnauthorized: true, minVersion: "TLSv1.2" };
  expect(await tlsSettings(secretsOf({}))).toEqual(always);
  const pem = { ca: "CA", cert: "CERT", key: "KEY" };
  expect(await tlsSettings(secretsOf({ ...pem, token: "x" }))).toEqual({ ...always, ...pem });
});
