import { expect, test } from "vitest";
import { secretsOf } from "../sinks/testing/receiver.ts";
import { openAnchor } from "./open.ts";

test("an anchor that is not there is found out when it is asked, and not before", async () => {
  const place = { bucket: "audit", region: "us-east-1", prefix: "" };
  const secrets = secretsOf({});
  const signal = new AbortController().signal;
  const s3 = { name: "a", type: "s3", address: "http://127.0.0.1:1", s3: place, seconds: 60 } as const;
  const postgres = { name: "b", type: "postgres", address: "postgres://127.0.0.1:1/audit", seconds: 60 } as const;
  for (const [settings, why] of [
    [s3, 'the secret "access-key-id" is missing'],
    [postgres, 'the secret "user" is missing'],
  ] as const) {
    const anchor = await openAnchor(settings, secrets, Date.now);
    await expect(anchor.read("a/1", signal)).rejects.toThrow(why);
    await anchor.close();
  }
});
