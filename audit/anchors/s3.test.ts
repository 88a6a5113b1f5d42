import { expect, test } from "vitest";
import { doubles } from "./testing/anchors.ts";

test("what somebody put into the bucket under the name of a checkpoint is answered, and other objects are none", async () => {
  const made = await doubles["s3"]?.();
  if (made === undefined) throw new Error("there is no double");
  const { anchor, signal, alter, close } = made;
  alter?.("log.example/a/7", Buffer.from("of somebody else"));
  alter?.("log.example/a/readme", Buffer.from("of somebody else"));
  expect(await anchor.keep("log.example/a/7", Buffer.from("ours"), signal())).toEqual({
    state: "there",
    bytes: Buffer.from("of somebody else"),
  });
  const names: string[] = [];
  for await (const name of anchor.names(signal())) names.push(name);
  expect(names).toEqual(["log.example/a/7"]);
  await anchor.close();
  await close();
});
