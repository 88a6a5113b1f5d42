import type { Area } from "./area.ts";
import { cases, group, raw } from "./area.ts";

/** One value of each type. */
const values = {
  bool: "true",
  bytes: "b'a'",
  double: "2.5",
  duration: "duration('90s')",
  int: "2",
  list: "[1, 2]",
  map: "{'a': 1}",
  null: "null",
  string: "'a'",
  timestamp: "timestamp('2024-02-29T12:00:00Z')",
  type: "int",
  uint: "3u",
} as const;
const all = Object.values(values);
const { bool, double, duration, int, list, string, timestamp, uint } = values;

/** Each operand on each side, seen by the checker as dyn: what is decided at run time. */
function dynamic(operator: string, operands: readonly string[] = all): readonly string[] {
  return operands.flatMap((left) => operands.map((right) => `dyn(${left}) ${operator} dyn(${right})`));
}

/** Each operand on each side with its own type: what the checker decides. */
function typed(operator: string, operands: readonly string[]): readonly string[] {
  return operands.flatMap((left) => operands.map((right) => `${left} ${operator} ${right}`));
}

export const operators: Area = {
  name: "operators",
  groups: [
    cases("dyn-equal", dynamic("==")),
    cases("dyn-less", dynamic("<")),
    cases("dyn-add", dynamic("+")),
    cases("dyn-subtract", dynamic("-", [double, duration, int, string, timestamp, uint])),
    cases("dyn-multiply", dynamic("*", [bool, double, duration, int, uint])),
    cases("dyn-divide", dynamic("/", [double, duration, int, uint])),
    cases("dyn-modulo", dynamic("%", [double, duration, int, uint])),
    cases("dyn-in", dynamic("in", [double, int, list, "{2: 'a'}", string, uint])),
    cases("dyn-and", dynamic("&&", [bool, "false", int, "null"])),
    cases(
      "dyn-index",
      ["[1, 2]", "{'a': 1}", "{1: 2}", "'abc'", "1", "null"].flatMap((target) =>
        ["0", "1u", "1.0", "0.5", "'a'", "true", "null", "-1"].map((key) => `dyn(${target})[dyn(${key})]`),
      ),
    ),
    cases("typed-equal", typed("==", [double, int, list, string, uint, "null"])),
    cases("typed-less-or-equal", typed("<=", [bool, double, int, string, uint])),
    cases("typed-add", typed("+", [double, duration, int, list, string, timestamp, uint])),
    cases(
      "unary",
      all.flatMap((value) => [`-dyn(${value})`, `!dyn(${value})`]),
    ),
    group(
      "int",
      raw`
7 / 2
-7 / 2
7 / -2
7 % 3
-7 % 3
7 % -3
7 / 0
7 % 0
9223372036854775807 + 1
9223372036854775807 + 0
-9223372036854775808 - 1
-9223372036854775808 + 9223372036854775807
9223372036854775807 - -1
0 - -9223372036854775808
9223372036854775807 * 2
-9223372036854775808 * -1
-1 * -9223372036854775808
4611686018427387904 * 2
4611686018427387904 * -2
3037000500 * 3037000500
-9223372036854775808 / -1
-9223372036854775808 % -1
-(-9223372036854775807)
-x
1 + 2 * 3 - 4 / 2 % 2
(1 + 2) * (3 - 4)
10 - 4 - 3
100 / 10 / 2
1 - -1
2 - 3 == -1
1 == 1.0
1 < 1.5 && 1.5 < 2
x + 1
x * y
`,
      { types: { x: "int", y: "int" }, variables: { x: -9007199254740991, y: 3 } },
    ),
    group(
      "uint",
      raw`
1u + 2u
2u - 3u
18446744073709551615u + 1u
18446744073709551615u - 18446744073709551615u
18446744073709551615u * 2u
4294967296u * 4294967296u
4294967295u * 4294967297u
7u / 2u
7u % 4u
7u / 0u
7u % 0u
1u + 1
1u < 2u
1u <= 1u
2u > 1u
2u >= 3u
-(1u)
1u == 1u
1u != 2u
18446744073709551615u > 9223372036854775807u
`,
    ),
    group(
      "double",
      raw`
0.1 + 0.2
1.5 * 2.0
1.0 / 3.0
1.0 / 0.0
-1.0 / 0.0
0.0 / 0.0
0.0 / 0.0 == 0.0 / 0.0
0.0 / 0.0 != 0.0 / 0.0
0.0 / 0.0 < 1.0
0.0 / 0.0 > 1.0
0.0 == -0.0
1.0 / -0.0
5.5 % 2.0
1e308 * 10.0
1e308 + 1e308 - 1e308
1e-300 * 1e-300
-(1.5)
1.0 + 1
1.0 == 1.0
1.5 >= 1.5
9007199254740993.0 == 9007199254740992.0
double('NaN') == double('NaN')
double('NaN') in [double('NaN')]
[double('NaN')] == [double('NaN')]
{'a': double('NaN')} == {'a': double('NaN')}
double('Infinity') > 1.7976931348623157e308
double('-Infinity') < -9223372036854775808.0
`,
    ),
    group(
      "cross-type",
      raw`
1 < 2u
1 <= 1u
-1 < 0u
9223372036854775807 < 9223372036854775808u
18446744073709551615u > 1
1 < 1.5
2 > 1.5
1u < 1.5
1.5 < 2u
-1 < 0.5
9223372036854775807 < 9223372036854775808.0
9223372036854775807 == 9223372036854775807.0
9223372036854775807 >= 9223372036854775807.0
18446744073709551615u < 18446744073709551616.0
1 < 0.0 / 0.0
0.0 / 0.0 > 1
1u >= 0.0 / 0.0
dyn(1) == dyn(1u)
dyn(1) == dyn(1.0)
dyn(1u) == dyn(1.0)
dyn(1) != dyn(1.5)
dyn(-1) == dyn(18446744073709551615u)
dyn(9007199254740993) == dyn(9007199254740992.0)
dyn(9223372036854775807) == dyn(9223372036854775808.0)
dyn([1, 2]) == dyn([1.0, 2u])
dyn({'a': 1}) == dyn({'a': 1.0})
dyn({1: 'a'}) == dyn({1u: 'a'})
dyn(1) in [1.0, 2.0]
dyn(1.0) in [1, 2]
dyn(1u) in {1: 'a'}
dyn(1.0) in {1: 'a'}
dyn(1.5) in {1: 'a'}
{1: 'a'}[dyn(1u)]
{1: 'a'}[dyn(1.0)]
{1u: 'a'}[dyn(1)]
[1, 2, 3][dyn(1.0)]
[1, 2, 3][dyn(1u)]
[1, 2, 3][dyn(1.5)]
dyn(1) == 'a'
dyn('1') == 1
dyn(true) == 1
dyn(null) == 0
dyn(1) < dyn('a')
dyn(null) < dyn(1)
`,
    ),
    group(
      "comparison",
      raw`
'a' < 'b'
'a' < 'B'
'abc' < 'abd'
'' < 'a'
'é' > 'z'
'\U0001F600' > '\uFFFD'
false < true
true <= false
true > false
duration('1s') < duration('1m')
duration('60s') == duration('1m')
duration('-1s') < duration('0s')
timestamp('2024-01-01T00:00:00Z') < timestamp('2024-01-01T00:00:00.000000001Z')
timestamp('2024-01-01T00:00:00+01:00') == timestamp('2023-12-31T23:00:00Z')
[1] < [2]
{'a': 1} < {'a': 2}
null < null
null != null
[] == []
[1, 2] == [2, 1]
[1, 2] == [1, 2, 3]
[[1], [2]] == [[1], [2]]
{} == {}
{'a': 1, 'b': 2} == {'b': 2, 'a': 1}
{'a': 1} == {'a': 2}
{'a': 1} == {'b': 1}
{'a': 1} == {'a': 1, 'b': 2}
{'a': [1, {'b': null}]} == {'a': [1, {'b': null}]}
int == int
int == string
1 < 2 == true
1 < 2 < 3
1 == 1 == true
1 != 2 != false
[1, dyn('a')] == [1, dyn('a')]
[dyn(1), dyn('a')] != [dyn(1), dyn('b')]
{'a': dyn(1)} == {'a': dyn('x')}
`,
    ),
    group(
      "concatenation",
      raw`
'a' + 'b'
'a' + ''
'日' + '本'
'a' + 1
b'a' + b'\x00'
[1] + [2]
[] + []
[1] + []
[1] + ['a']
[dyn(1)] + [dyn('a')]
([1] + [2])[1]
size([1, 2] + [3])
[1] + 2
{'a': 1} + {'b': 2}
'a' + 'b' + 'c' == 'abc'
([1] + [2]) + [3] == [1] + ([2] + [3])
1 in [1] + [2]
`,
    ),
  ],
};
