import { expect, test } from "vitest";
import { memory } from "../testing/memory.ts";
import { widget, widgetDefinition, widgets } from "../testing/widgets.ts";

const names = (body: object) =>
  (body as { items: { metadata: { name: string } }[] }).items.map(({ metadata }) => metadata.name);
const metadata = (body: object) =>
  (body as { metadata: { continue?: string; resourceVersion: string; remainingItemCount?: number } }).metadata;
const objects = [widgetDefinition, ...["a", "b", "c", "d", "e"].map((name) => widget(name))];

test("pages show one moment, whatever happens between them", async () => {
  const { request } = await memory({ objects });
  const first = (await request("GET", `${widgets}?limit=2`)).body;
  expect(names(first)).toEqual(["a", "b"]);
  expect(metadata(first).remainingItemCount).toBe(3);
  await request("DELETE", `${widgets}/c`);
  await request("POST", widgets, widget("bb"));
  const second = (await request("GET", `${widgets}?limit=2&continue=${metadata(first).continue}`)).body;
  expect(names(second)).toEqual(["c", "d"]);
  expect(metadata(second).resourceVersion).toBe(metadata(first).resourceVersion);
  const third = (await request("GET", `${widgets}?limit=2&continue=${metadata(second).continue}`)).body;
  expect(names(third)).toEqual(["e"]);
  expect(metadata(third).continue).toBeUndefined();
  expect(names((await request("GET", widgets)).body)).toEqual(["a", "b", "bb", "d", "e"]);
});

test("an exact version shows the past; the future is refused", async () => {
  const { request, server } = await memory({ objects });
  const then = server.store.version;
  await request("DELETE", `${widgets}/a`);
  const past = await request("GET", `${widgets}?resourceVersion=${then}&resourceVersionMatch=Exact`);
  expect(names(past.body)).toContain("a");
  expect(metadata(past.body).resourceVersion).toBe(String(then));
  expect((await request("GET", `${widgets}?resourceVersion=${server.store.version + 9}`)).code).toBe(504);
  expect((await request("GET", `${widgets}?resourceVersion=0&resourceVersionMatch=Exact`)).code).toBe(422);
});

test("a token that is too old is gone", async () => {
  const { request } = await memory({ objects, window: { changes: 3, bytes: 1_000_000 } });
  const first = (await request("GET", `${widgets}?limit=1`)).body;
  for (let i = 0; i < 10; i++) await request("POST", widgets, widget(`x${i}`));
  const { code, body } = await request("GET", `${widgets}?limit=1&continue=${metadata(first).continue}`);
  expect(code).toBe(410);
  expect(body).toMatchObject({ reason: "Expired", message: expect.stringContaining("continue parameter is too old") });
});
