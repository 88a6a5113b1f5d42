import { expect, test } from "vitest";
import { secretsOf } from "../sinks/testing/receiver.ts";
import { connect } from "./connect.ts";

test("without a user nobody connects, and a server that is not there is said without any secret", async () => {
  await expect(connect("postgres://127.0.0.1:1/audit", secretsOf({}))).rejects.toThrow('the secret "user" is missing');
  const secrets = secretsOf({ user: "sesame", password: "sesame" });
  await expect(connect("postgres://127.0.0.1:1/audit", secrets)).rejects.toThrow(/^ECONNREFUSED$/);
});
