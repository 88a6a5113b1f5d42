import { expect, test } from "vitest";
import { junit } from "./junit.ts";

test("outcomes as XML", () => {
  const tests = [
    { name: 'a "b" <c>', differences: [] },
    { name: "d", differences: ["one & two", "three"] },
  ];
  expect(junit([{ file: "f.yaml", name: "s", tests }])).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites tests="2" failures="1">
  <testsuite name="s" tests="2" failures="1">
    <testcase name="a &quot;b&quot; &lt;c&gt;" classname="s" file="f.yaml"/>
    <testcase name="d" classname="s" file="f.yaml">
      <failure message="one &amp; two">one &amp; two
three</failure>
    </testcase>
  </testsuite>
</testsuites>
`);
});
