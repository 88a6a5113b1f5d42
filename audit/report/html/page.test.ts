import { expect, test } from "vitest";
import { evidence } from "../../testing/evidence.ts";
import { controls, sections } from "../controls.ts";
import { page } from "./page.ts";

const html = page(evidence);

test("every part is there, with the controls that it is evidence about", () => {
  for (const [id, title] of Object.entries(sections)) expect(html).toContain(`<section id="${id}"><h2>${title}</h2>`);
  for (const { id } of controls) expect(html).toContain(id);
  expect(html).toContain("bubu audit verify logs/a --key LOG.pub");
});

test("it loads nothing and runs nothing, whatever the records say", () => {
  expect(html).not.toMatch(/<script|<link|<img|<iframe|\ssrc=|\shref=|url\(|@import|\son\w+=/);
  expect(html).toContain("default-src &#39;none&#39;".replaceAll("&#39;", "'"));
  expect(html).toContain("&lt;/pre&gt;&lt;script&gt;alert(1)&lt;/script&gt;");
  expect(html).toContain('<span class="add">+&lt;spec&gt;</span>');
});

test("its elements are closed in their order", () => {
  const open: string[] = [];
  for (const [, close, name = "", rest = ""] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)([^>]*)>/g)) {
    if (close) expect(open.pop()).toBe(name);
    else if (!/^(meta|br)$/.test(name) && !rest.endsWith("/")) open.push(name);
  }
  expect(open).toEqual([]);
});
