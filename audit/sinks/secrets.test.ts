import { afterAll, expect, test } from "vitest";
import { temp } from "../testing/temp.ts";
import { secretsIn } from "./secrets.ts";

const { path, put, folder, remove } = await temp();
afterAll(remove);

test("a secret is a file by the name of the sink, read each time", async () => {
  const { read } = secretsIn(path, "siem");
  expect(await read("token")).toBeUndefined();
  await put("siem.token", " sesame\n");
  await put("other.token", "other");
  expect(await read("token")).toBe("sesame");
  await put("siem.token", "rotated");
  expect(await read("token")).toBe("rotated");
  await put("siem.token", "\n");
  expect(await read("token")).toBeUndefined();
});

test("what cannot be read or is no secret is said by name; without a folder there is none", async () => {
  await folder("siem.ca");
  await expect(secretsIn(path, "siem").read("ca")).rejects.toThrow("the file siem.ca cannot be read");
  await put("siem.hmac", "x".repeat(300_000));
  await expect(secretsIn(path, "siem").read("hmac")).rejects.toThrow("the file siem.hmac is too large");
  expect(await secretsIn(undefined, "siem").read("ca")).toBeUndefined();
});
