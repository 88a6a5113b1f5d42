import { expect, test } from "vitest";
import { evaluated, failed } from "../testing/evaluated.ts";

const scope = { s: "hello world", u: "héllo" };

test.each([
  ["{{ upper .s }}", "HELLO WORLD"],
  ['{{ trimAll "hd" .s }}', "ello worl"],
  ['{{ trimPrefix "hello " .s }}', "world"],
  ['{{ trimSuffix "zz" .s }}', "hello world"],
  ["{{ substr 0 5 .s }}", "hello"],
  ["{{ substr 6 -1 .s }}", "world"],
  ["{{ trunc -5 .s }}", "world"],
  ["{{ trunc 2 .u }}", "h\ufffd"],
  ["{{ abbrev 8 .s }}", "hello..."],
  ["{{ abbrevboth 6 8 .s }}", "...world"],
  ['{{ nospace "a é" }}', "aé"],
  ['{{ initials "élan Vital" }}', "éV"],
  ['{{ snakecase "HTTPServer" }}', "http_server"],
  ['{{ kebabcase "a b" }}', "a-b"],
  ['{{ camelcase "a_b" }}', "AB"],
  ["{{ wrap 5 .s }}", "hello\nworld"],
  ['{{ replace "l" "$&" .s }}', "he$&$&o wor$&d"],
  ['{{ plural "one" "many" 1 }}', "one"],
  ['{{ indent 2 "a\\nb" }}', "  a\n  b"],
  ['{{ nindent 1 "a" }}', "\n a"],
  ['{{ quote 1 nil "a" }}', '"1" "a"'],
  ["{{ squote 1 }}", "'1'"],
  ['{{ cat "a" nil 1 }}', "a 1"],
  ["{{ toString 1.5 }}", "1.5"],
])("%s", (text, output) => {
  expect(evaluated(text, scope)).toBe(output);
});

test.each(["{{ substr 5 2 .s }}", "{{ substr 0 5 1 }}", '{{ indent -1 "a" }}', "{{ upper nil }}"])(
  "%s is refused",
  (text) => {
    expect(failed(text, scope).kind).toBe("value");
  },
);
