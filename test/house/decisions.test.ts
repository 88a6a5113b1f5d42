import { expect, test } from "vitest";
import { files, read } from "./repository.ts";

const decisions = files().filter((path) => /^docs\/adr\/\d{4}-[a-z0-9-]+\.md$/.test(path));

test("decisions are numbered without gaps and are in the index", () => {
  const numbers = decisions.map((path) => Number(/\d{4}/.exec(path)?.[0]));
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  const rows = [...read("docs/adr/README.md").matchAll(/\]\((\d{4}-[a-z0-9-]+\.md)\)/g)].map(
    ([, file]) => `docs/adr/${file}`,
  );
  expect(rows).toEqual(decisions);
});

test.each(decisions)("%s has context, decision and consequences", (path) => {
  const text = read(path);
  const parts = [...text.matchAll(/^## (.+)$/gm)].map(([, title]) => title);
  expect(parts).toEqual(["Context", "Decision", "Consequences"]);
  expect(text).toMatch(/^# \d+\. .+\n\nStatus: (accepted|overtaken by \[ADR \d+\]\(.+\))$/m);
});

/** Links between the files of the repository. */
function links(path: string): readonly string[] {
  const folder = path.split("/").slice(0, -1);
  // What stands in code is not a link.
  const prose = read(path).replaceAll(/```[\s\S]*?```|`[^`\n]*`/g, "");
  return [...prose.matchAll(/\]\(([^)#:\s]+)(?:#[^)]*)?\)/g)].map(([, to = ""]) => {
    const parts = to.startsWith("/") ? [] : [...folder];
    for (const part of to.split("/").filter((each) => each !== "" && each !== ".")) {
      if (part === "..") parts.pop();
      else parts.push(part);
    }
    return parts.join("/");
  });
}

test("links in documents lead to files", () => {
  const all = files();
  const known = new Set([
    ...all,
    ...all.flatMap((path) => path.split("/").map((_, at, parts) => parts.slice(0, at).join("/"))),
  ]);
  const pages = all.filter((path) => path.endsWith(".md"));
  const lost = pages.flatMap((page) =>
    links(page)
      .filter((to) => !known.has(to))
      .map((to) => `${page} -> ${to}`),
  );
  expect(lost).toEqual([]);
});
