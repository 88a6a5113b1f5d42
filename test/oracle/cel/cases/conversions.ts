import type { Area } from "./area.ts";
import { cases, group, raw } from "./area.ts";

const targets = ["bool", "bytes", "double", "duration", "dyn", "int", "string", "timestamp", "type", "uint"];
const sources = [
  "true",
  "b'12'",
  "1.5",
  "duration('1s')",
  "1",
  "'12'",
  "timestamp('2024-01-01T00:00:00Z')",
  "1u",
  "null",
  "[1]",
  "{'a': 1}",
  "int",
];

export const conversions: Area = {
  name: "conversions",
  groups: [
    cases(
      "every-pair",
      targets.flatMap((target) => sources.map((source) => `${target}(dyn(${source}))`)),
    ),
    group(
      "to-int",
      raw`
int('42')
int('-42')
int('+42')
int(' 42')
int('0x2a')
int('1e3')
int('1.5')
int('')
int('9223372036854775807')
int('9223372036854775808')
int('-9223372036854775808')
int('१')
int(1.9)
int(-1.9)
int(1e18)
int(1e19)
int(9223372036854775807.0)
int(9223372036854774784.0)
int(-9223372036854775808.0)
int(-9223372036854775809.0)
int(-9223372036854777856.0)
int(double('NaN'))
int(double('Infinity'))
int(18446744073709551615u)
int(9223372036854775807u)
int(9223372036854775808u)
int(true)
int(b'1')
`,
    ),
    group(
      "to-uint",
      raw`
uint('42')
uint('-1')
uint('42u')
uint('18446744073709551615')
uint('18446744073709551616')
uint('')
uint(42)
uint(-1)
uint(1.9)
uint(-0.5)
uint(-1.0)
uint(18446744073709551615.0)
uint(18446744073709549568.0)
uint(1e20)
uint(double('NaN'))
uint(double('Infinity'))
`,
    ),
    group(
      "to-double",
      raw`
double('1.5')
double('1e400')
double('-1e400')
double('NaN')
double('nan')
double('Infinity')
double('inf')
double('-Inf')
double('+Infinity')
double('0x1p4')
double('0x10')
double('1_000')
double('')
double(' 1')
double('.5')
double('5.')
double('1e')
double(9007199254740993)
double(18446744073709551615u)
double(-9223372036854775808)
double(true)
`,
    ),
    group(
      "to-string",
      raw`
string(1)
string(-9223372036854775808)
string(18446744073709551615u)
string(1.0)
string(-0.0)
string(1.5)
string(0.1)
string(1e21)
string(1e20)
string(1e-7)
string(0.0001)
string(123456789.0)
string(1234567.0)
string(12345678901234567890.0)
string(1e300)
string(5e-324)
string(double('NaN'))
string(double('-Infinity'))
string(true)
string('a')
string(b'abc')
string(b'\xc3\xa9')
string(b'\xff')
string(b'a\xffb')
string(b'\xed\xa0\x80')
string(b'\xf0\x9f\x98\x80')
string(null)
string([1])
string({})
string(int)
`,
    ),
    group(
      "to-bool",
      raw`
bool('true')
bool('false')
bool('True')
bool('TRUE')
bool('t')
bool('T')
bool('1')
bool('0')
bool('f')
bool('F')
bool('FALSE')
bool('False')
bool('yes')
bool('')
bool(' true')
bool('tRuE')
bool(1)
bool(true)
bool(null)
`,
    ),
    group(
      "to-bytes",
      raw`
bytes('abc')
bytes('é')
bytes('😀')
bytes('')
bytes(b'abc')
bytes(1)
bytes('a') == b'a'
string(bytes('日本')) == '日本'
size(bytes('日本'))
`,
    ),
    group(
      "round-trip",
      raw`
int(string(42)) == 42
double(string(0.1)) == 0.1
uint(string(42u)) == 42u
bool(string(true))
duration(string(duration('1h2m3.5s'))) == duration('1h2m3.5s')
timestamp(string(timestamp('2024-01-01T00:00:00.123Z'))) == timestamp('2024-01-01T00:00:00.123Z')
timestamp(int(timestamp('2024-01-01T00:00:00Z'))) == timestamp('2024-01-01T00:00:00Z')
int(double(9007199254740992)) == 9007199254740992
dyn(1) + 1
dyn(dyn(dyn('a'))) + 'b'
type(dyn(18u))
dyn([1, 2]).all(x, x > 0)
`,
    ),
  ],
};
