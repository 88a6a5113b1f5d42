import { expect, test } from "vitest";
import { Writer, wire } from "./writer.ts";

test("what is written last stands first", () => {
  const out = new Writer();
  out.text("b");
  out.tag(2, wire.delimited);
  out.varint(300);
  out.tag(1, wire.varint);
  expect([...out.finish()]).toEqual([8, 0xac, 2, 18, 1, 98]);
});

test("numbers of any width, and room for large values", () => {
  const out = new Writer();
  out.varint(-1);
  out.varint(0xffff_ffff_ffff_ffffn);
  out.raw(new Uint8Array(1_000));
  out.double(1);
  expect(out.length).toBe(10 + 10 + 1_002 + 8);
  expect([...out.finish().slice(-20)]).toEqual([...Array(9).fill(0xff), 1, ...Array(9).fill(0xff), 1]);
});
