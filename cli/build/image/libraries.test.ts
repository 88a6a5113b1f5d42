import { expect, test } from "vitest";
import { librariesIn } from "./libraries.ts";

test("every file is found once, the loader among them", () => {
  const text = `\tlinux-vdso.so.1 (0x00007f57cfaea000)
\tlibm.so.6 => /lib/x86_64-linux-gnu/libm.so.6 (0x00007f57cf9ea000)
\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f57cf41e000)
\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f57cf41e000)
\t/lib64/ld-linux-x86-64.so.2 (0x00007f57cfaec000)
`;
  expect(librariesIn(text)).toEqual([
    "/lib/x86_64-linux-gnu/libc.so.6",
    "/lib/x86_64-linux-gnu/libm.so.6",
    "/lib64/ld-linux-x86-64.so.2",
  ]);
});

test("a library that is missing is named", () => {
  expect(() => librariesIn("\tlibatomic.so.1 => not found\n")).toThrow("libatomic.so.1");
});
