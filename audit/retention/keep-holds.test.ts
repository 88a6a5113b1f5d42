import { expect, test } from "vitest";
import { openLog } from "../log/log.ts";
import { MemoryDisk } from "../testing/memory-disk.ts";
import { holdsOf } from "./hold.ts";
import { keepHolds } from "./keep-holds.ts";

const hold = { name: "case-7", reason: "subpoena", by: "grace" };

test("what is placed and lifted is on record, once, before it holds", async () => {
  const disk = new MemoryDisk();
  const log = await openLog(disk, { origin: "log.example/a" });
  const other = { ...hold, namespaces: ["a"] };
  expect(await keepHolds({ disk, log }, [hold])).toBe(1);
  expect(await keepHolds({ disk, log }, [{ ...hold, kinds: [] }])).toBe(0);
  expect(await keepHolds({ disk, log }, [other])).toBe(2);
  expect((await holdsOf(disk)).map(({ namespaces }) => namespaces)).toEqual([["a"]]);
  disk.files.set("holds.json", Buffer.from("{"));
  expect(await keepHolds({ disk, log }, [other])).toBe(1);
  expect(await keepHolds({ disk, log }, [])).toBe(1);
  expect(await holdsOf(disk)).toEqual([]);
  await log.close();
  const text = Buffer.from(disk.files.get("tile/entries/000.p/5") ?? []).toString("latin1");
  expect(text.match(/"change":"\w+"/g)?.map((each) => each.slice(10, -1))).toEqual([
    "placed",
    "lifted",
    "placed",
    "placed",
    "lifted",
  ]);
});
