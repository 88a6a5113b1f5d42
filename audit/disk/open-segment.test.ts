import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { temp } from "../testing/temp.ts";
import { openSegment } from "./open-segment.ts";

const { path, files, remove } = await temp();
afterAll(remove);

test("a segment is made whole and private, whatever its size", async () => {
  for (const size of [1, 300_000, 262_144]) await (await openSegment(join(path, `s${size}`), size)).close();
  expect(await files()).toEqual([
    { name: "s1", mode: 0o600, size: 1 },
    { name: "s262144", mode: 0o600, size: 262_144 },
    { name: "s300000", mode: 0o600, size: 300_000 },
  ]);
});

test("a closed segment takes nothing", async () => {
  const segment = await openSegment(join(path, "closed"), 10);
  await segment.close();
  await expect(segment.write(Buffer.from("x"), 0)).rejects.toThrow("EBADF");
});
