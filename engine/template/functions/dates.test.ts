import { expect, test } from "vitest";
import type { EvaluateOptions } from "../evaluate.ts";
import { evaluated, failed, testHost } from "../testing/evaluated.ts";

const host = {
  ...testHost(),
  zone: "Europe/Kyiv",
  zoneAt: (zone: string) => (zone === "Europe/Kyiv" ? { name: "EET", offset: 7_200 } : undefined),
};

test.each([
  ['{{ date "2006-01-02 15:04 MST" 0 }}', "1970-01-01 00:00 UTC"],
  ['{{ dateInZone "15:04" .n "UTC" }}', "00:01"],
  ["{{ htmlDate 86400 }}", "1970-01-02"],
  ['{{ toDate "2006-01-02" "2020-02-29" | dateModify "24h" | htmlDate }}', "2020-03-01"],
  ['{{ toDate "2006-01-02" "nope" | unixEpoch }}', "-62135596800"],
  ['{{ mustToDate "2006" "1970" | mustDateModify "-1s" | unixEpoch }}', "-1"],
  ['{{ toDate "2006" "2020" | dateModify "nope" | date "2006" }}', "2020"],
  ["{{ duration 95 }}", "1m35s"],
  ['{{ duration "3661" }}', "1h1m1s"],
  ['{{ durationRound "2h10m5s" }}', "2h"],
])("%s", (text, output) => {
  expect(evaluated(text, { n: 60 })).toBe(output);
});

test("zones are the host's", () => {
  const options: EvaluateOptions = { host };
  expect(evaluated('{{ date "15:04 MST" 0 }}', {}, options)).toBe("02:00 EET");
  expect(evaluated('{{ dateInZone "15:04" 0 "UTC" }}', {}, options)).toBe("00:00");
  expect(failed('{{ dateInZone "15:04" 0 "Nowhere/Land" }}', {}, options).message).toBe(
    'the time zone "Nowhere/Land" is not known here',
  );
});

test.each([
  ['{{ date "2006" "2020" }}', "a text is no time"],
  ['{{ date "2006" 1e300 }}', "the number 1e+300 is no time"],
  ['{{ mustToDate "2006" "x" }}', '"x" is no time in the layout'],
  ['{{ toDate "2006" "2020" | mustDateModify "x" }}', '"x" is no duration'],
  ['{{ unixEpoch "2020" }}', "unixEpoch needs a time, not a text"],
])("%s is refused", (text, message) => {
  expect(failed(text)).toMatchObject({ kind: "value", message });
});
