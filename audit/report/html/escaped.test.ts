import { expect, test } from "vitest";
import { escaped } from "./escaped.ts";

test("text is text, whatever is in it", () => {
  expect(escaped(`<img src=x onerror='a("b")'> & more`)).toBe(
    "&lt;img src=x onerror=&#39;a(&quot;b&quot;)&#39;&gt; &amp; more",
  );
  expect(escaped("a\u202eb\u0007\ud800")).toBe("a\\u{202e}b\\u{7}\ufffd");
});
