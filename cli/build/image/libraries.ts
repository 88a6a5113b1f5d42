import { execFileSync } from "node:child_process";

/** The files that a program links, from what ldd says about it. The kernel's own part is no file. */
export function librariesIn(text: string): readonly string[] {
  const paths = text.split("\n").flatMap((line) => {
    const [, found] = /^\s*(?:\S+ => )?(\/\S+) \(0x[0-9a-f]+\)$/.exec(line) ?? [];
    return found === undefined ? [] : [found];
  });
  const missing = text.split("\n").filter((line) => line.includes("=> not found"));
  if (missing.length > 0) throw new Error(`this machine lacks libraries:\n${missing.join("\n")}`);
  return [...new Set(paths)].sort();
}

/** The files that a program of this machine links. */
export function librariesOf(program: string): readonly string[] {
  return librariesIn(execFileSync("ldd", [program], { encoding: "utf8" }));
}
