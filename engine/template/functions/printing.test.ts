import { expect, test } from "vitest";
import { evaluated } from "../testing/evaluated.ts";

test.each([
  ['{{ print 1 2 "a" nil }}', "1 2a<nil>"],
  ['{{ println 1 "a" }}', "1 a\n"],
  ['{{ printf "%s=%d" "a" 1 }}', "a=1"],
  ["{{ html .h }}", "&lt;a href=&#39;x&#39;&gt;&amp;&#34;"],
  ["{{ html .missing }}", "&lt;no value&gt;"],
  ["{{ js .h }}", "\\u003Ca href\\u003D\\'x\\'\\u003E\\u0026\\\""],
  ['{{ urlquery "a b/é~\'" }}', "a+b%2F%C3%A9~%27"],
])("%s", (text, output) => {
  expect(evaluated(text, { h: "<a href='x'>&\"" })).toBe(output);
});
