import type { Area } from "./area.ts";
import { cases } from "./area.ts";

/** What came with some release: each is tried before and after. */
const probes = [
  "[1].isSorted()",
  "'a'.find('a')",
  "url('https://a.b').getHost()",
  "'a'.upperAscii()",
  "'%s'.format(['a'])",
  "1 < 1.5",
  "optional.of(1).value()",
  "quantity('1').asInteger()",
  "sets.contains([1], [1])",
  "duration('bad') == duration('1s')",
  "'a'.matches('(')",
  "ip('::1').family()",
  "cidr('::/0').prefixLength()",
  "format.dns1123Label().validate('a')",
  "[1, 2].all(i, v, i < v)",
  "semver('1.2.3').major()",
  "[3, 1].sort()",
  "lists.range(2)",
  "[1, 2, 'a'].size()",
  "has({'a': 1}.a)",
] as const;

export const versions: Area = {
  name: "versions",
  groups: [25, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36].map((minor) =>
    cases(`since-1-${minor}`, probes, { env: `kubernetes-1.${minor}` }),
  ),
};
