import { expect, test } from "vitest";
import type { Reference } from "./graph.ts";
import { dot, svg } from "./pictures.ts";

const reference = (name: string, state: Reference["state"] = "allowed"): Reference => ({
  from: { kind: "Story", namespace: "team-a", name: "orders" },
  to: { kind: "Engram", namespace: "shared", name },
  field: "spec.steps[0].ref",
  crossNamespace: true,
  state,
  why: `because "of" <it>`,
});

test("DOT has an edge for each reference, with its state, and quotes what it names", () => {
  const text = dot([reference("fetch"), reference('a"b', "refused")]);
  expect(text).toContain('"Story team-a/orders" -> "Engram shared/fetch" [label="spec.steps[0].ref\\nallowed: because');
  expect(text).toContain('"Engram shared/a\\"b"');
  expect(text).toContain("style=dashed");
  expect(dot([])).toBe("digraph references {\n  rankdir=LR;\n  node [shape=box];\n}\n");
});

test("SVG has a box for each object once, a line for each reference, and no markup from names", () => {
  const text = svg([reference("fetch"), reference("<script>", "unknown")]);
  expect(text.match(/<rect x=/g)).toHaveLength(3);
  expect(text.match(/marker-end=/g)).toHaveLength(2);
  expect(text).toContain("because &quot;of&quot; &lt;it&gt;");
  expect(text).not.toContain("<script>");
  expect(text).toContain("&lt;script&gt;");
  expect(svg([])).toContain("</svg>");
});
