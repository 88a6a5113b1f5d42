import { expect, test } from "vitest";
import { camelCase, lowerWords } from "./words.ts";

test.each([
  ["FirstName", "first_name"],
  ["HTTPServer", "http_server"],
  ["NoHTTPS", "no_https"],
  ["GO PATH", "go_path"],
  ["http2xx", "http_2xx"],
  ["HTTP20xOK", "http_20x_ok"],
  ["Duration2m3s", "duration_2m3s"],
  ["Bld4Floor3rd", "bld4_floor_3rd"],
  ["_a__b_", "_a__b_"],
  ["a.B", "a.b"],
  ["é日", "é_日"],
  ["", ""],
])("%s in small words is %s", (text, words) => {
  expect(lowerWords(text, "_")).toBe(words);
});

test.each([
  ["http_server", "HttpServer"],
  ["_complex__case_", "_Complex_Case_"],
  ["FOO-bar", "FooBar"],
  ["a", "A"],
  ["_", "_"],
  ["", ""],
])("%s in camel case is %s", (text, camel) => {
  expect(camelCase(text)).toBe(camel);
});
