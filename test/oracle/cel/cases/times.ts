import type { Area } from "./area.ts";
import { cases, group, raw } from "./area.ts";

const shared = {
  types: { t: "timestamp", d: "duration" },
  variables: { t: "2024-02-29T23:59:58.123456789Z", d: "3723.004005006s" },
};
const zones = ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "+02:00", "-03:30"];
const getters = [
  "getFullYear",
  "getMonth",
  "getDate",
  "getDayOfMonth",
  "getDayOfWeek",
  "getDayOfYear",
  "getHours",
  "getMinutes",
  "getSeconds",
  "getMilliseconds",
];

export const times: Area = {
  name: "times",
  groups: [
    cases(
      "getters",
      getters.flatMap((getter) => [
        `t.${getter}()`,
        `t.${getter}('Asia/Kathmandu')`,
        `t.${getter}('-03:30')`,
        `d.${getter}()`,
      ]),
      shared,
    ),
    cases(
      "zones",
      zones.flatMap((zone) => [
        `timestamp('2024-03-31T01:30:00Z').getHours('${zone}')`,
        `timestamp('2024-11-03T06:30:00Z').getDate('${zone}')`,
      ]),
    ),
    group(
      "zone-errors",
      raw`
t.getHours('Mars/Olympus')
t.getHours('')
t.getHours('+2:00')
t.getHours('02:00')
t.getHours('+25:00')
t.getHours('+02')
t.getHours('Z')
t.getHours('utc')
t.getHours('US/Eastern')
t.getHours('+02:60')
t.getHours('America/../UTC')
t.getHours('-00:00')
t.getHours(1)
t.getHours('+14:00')
d.getHours('UTC')
`,
      shared,
    ),
    group(
      "timestamps",
      raw`
timestamp('2024-01-01T00:00:00Z')
timestamp('2024-01-01T00:00:00.5Z')
timestamp('2024-01-01T00:00:00.123456789Z')
timestamp('2024-01-01T00:00:00.1234567891Z')
timestamp('2024-01-01T00:00:00+05:30')
timestamp('2024-01-01T00:00:00-23:59')
timestamp('2024-01-01t00:00:00z')
timestamp('2024-01-01 00:00:00Z')
timestamp('2024-01-01T00:00:00')
timestamp('2024-01-01')
timestamp('2024-02-30T00:00:00Z')
timestamp('2023-02-29T00:00:00Z')
timestamp('2024-13-01T00:00:00Z')
timestamp('2024-01-01T24:00:00Z')
timestamp('2024-01-01T23:59:60Z')
timestamp('2024-01-01T00:00:00,5Z')
timestamp('0001-01-01T00:00:00Z')
timestamp('0000-12-31T23:59:59Z')
timestamp('9999-12-31T23:59:59.999999999Z')
timestamp('10000-01-01T00:00:00Z')
timestamp('0001-01-01T00:00:00+01:00')
timestamp('9999-12-31T23:59:59-01:00')
timestamp('')
timestamp(dyn(''))
timestamp(dyn('2024-01-01'))
timestamp(0)
timestamp(1704067200)
timestamp(-1)
timestamp(253402300799)
timestamp(253402300800)
timestamp(-62135596800)
timestamp(-62135596801)
timestamp(9223372036854775807)
timestamp(1.5)
timestamp(1u)
timestamp(t)
string(t)
string(timestamp('2024-01-01T00:00:00+05:30'))
string(timestamp('2024-01-01T00:00:00.100Z'))
int(t)
int(timestamp('1969-12-31T23:59:59.5Z'))
uint(t)
double(t)
type(t)
t == timestamp('2024-02-29T23:59:58.123456789Z')
timestamp('2024-01-01T00:00:00.1234567891Z') == timestamp('2024-01-01T00:00:00.123456789Z')
t > timestamp('2024-02-29T23:59:58Z')
t in [timestamp('2024-02-29T23:59:58.123456789Z')]
{'k': t}
`,
      shared,
    ),
    group(
      "durations",
      raw`
duration('0s')
duration('1s')
duration('1.5s')
duration('-1.5s')
duration('+1s')
duration('1h2m3s')
duration('1h2m3s4ms5us6ns')
duration('1h-2m')
duration('1ms')
duration('1us')
duration('1µs')
duration('1ns')
duration('0.5ns')
duration('1.000000001s')
duration('100ms500us')
duration('1d')
duration('1')
duration('0')
duration('')
duration('s')
duration('1 s')
duration('1S')
duration('.5s')
duration('1.s')
duration('1e3s')
duration(dyn('abc'))
duration('2562047h47m16.854775807s')
duration('2562047h47m16.854775808s')
duration('-2562047h47m16.854775808s')
duration('315576000000s')
duration('9223372036s')
duration('9223372037s')
duration(1)
duration(1.5)
duration(d)
string(d)
string(duration('1h'))
string(duration('90m'))
string(duration('-1.5s'))
string(duration('1ns'))
string(duration('0s'))
string(duration('1500ms'))
int(duration('1s'))
double(duration('1s'))
type(d)
d > duration('1h')
d == duration('1h2m3s4ms5us6ns')
-d
-duration('1s')
duration('1m') in [duration('60s')]
`,
      shared,
    ),
    group(
      "arithmetic",
      raw`
t + d
d + t
t - d
d - t
t - t
t - timestamp('2024-01-01T00:00:00Z')
timestamp('2024-01-01T00:00:00Z') - t
t + t
d + d
d - d
d * 2
d / 2
d + 1
t + 1
duration('1s') - duration('2s')
timestamp('9999-12-31T23:59:59Z') + duration('1s')
timestamp('9999-12-31T23:59:59Z') + duration('0.999999999s')
timestamp('0001-01-01T00:00:00Z') - duration('1ns')
timestamp('9999-12-31T23:59:59Z') - timestamp('0001-01-01T00:00:00Z')
timestamp('2262-04-11T23:47:16.854775807Z') - timestamp('1970-01-01T00:00:00Z')
timestamp('2262-04-11T23:47:16.854775808Z') - timestamp('1970-01-01T00:00:00Z')
duration('2562047h47m16.854775807s') + duration('1ns')
duration('-2562047h47m16.854775807s') - duration('2ns')
timestamp('2024-02-28T00:00:00Z') + duration('24h')
timestamp('2023-02-28T00:00:00Z') + duration('24h')
(t + d) - t == d
(t - d) + d == t
t + d > t
timestamp('2024-03-31T00:59:59Z') + duration('1s') == timestamp('2024-03-31T01:00:00Z')
`,
      shared,
    ),
    group(
      "calendar",
      raw`
timestamp('2024-12-31T00:00:00Z').getDayOfYear()
timestamp('2023-12-31T00:00:00Z').getDayOfYear()
timestamp('2024-01-01T00:00:00Z').getDayOfYear()
timestamp('2024-01-07T00:00:00Z').getDayOfWeek()
timestamp('2024-01-01T00:00:00Z').getMonth()
timestamp('2024-01-01T00:00:00Z').getDate()
timestamp('2024-01-01T00:00:00Z').getDayOfMonth()
timestamp('0001-01-01T00:00:00Z').getDayOfWeek()
timestamp('0001-01-01T00:00:00Z').getFullYear('-01:00')
timestamp('9999-12-31T23:59:59Z').getFullYear('+01:00')
timestamp('1969-12-31T23:59:59.999Z').getMilliseconds()
timestamp('1900-01-01T00:00:00Z').getDayOfYear()
duration('-90m').getHours()
duration('-90m').getMinutes()
duration('1.999s').getSeconds()
duration('1.999s').getMilliseconds()
duration('1h').getMilliseconds()
duration('-0.5s').getSeconds()
duration('1h').getDayOfYear()
`,
    ),
  ],
};
