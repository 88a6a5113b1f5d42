import type { Area } from "./area.ts";
import { cases, group, raw } from "./area.ts";

export const literals: Area = {
  name: "literals",
  groups: [
    group(
      "numbers",
      raw`
0
-0
42
9223372036854775807
-9223372036854775808
9223372036854775808
-9223372036854775809
0x0
0xFf
-0x80
0x7fffffffffffffff
-0x8000000000000000
0x8000000000000000
0u
42u
42U
18446744073709551615u
18446744073709551616u
0xFFu
0xffffffffffffffffu
0x10000000000000000u
-1u
0.0
-0.0
1.5
.5
1e3
1E3
1e+3
1e-3
1.5e300
1e308
1e309
-1e309
5e-324
1e-400
1.7976931348623157e308
0.1
123456789.123456789
1e21
1e-7
100000000000000000000.0
4.35
1.
01
1_000
0b1
--1
- - 1
---1
-(-9223372036854775808)
`,
    ),
    group(
      "strings",
      raw`
''
""
'single'
"double"
'it is "quoted"'
"it's"
'a\'b'
"a\"b"
'\a\b\f\n\r\t\v\\\?\'\"'
'\x41\x7e'
'\X41'
'\u00e9'
'\U0001F600'
'\U0001f600'.size()
'\101\176'
'\000'
'\0'
'\18'
'\477'
'\xg1'
'\u12'
'\uD83D'
'\U00110000'
'\U0010FFFF'
'\q'
r'\n\t\x41'
R"\d+"
r'\''
'''triple 'single' inside'''
"""triple "double" inside"""
r'''raw \n triple'''
'é ñ 日本 😀'
'日本'.size()
'😀'.size()
'e\u0301'.size()
'unterminated
"unterminated
'''unterminated
'a' 'b'
'tab	inside'
`,
    ),
    cases("multiline", [
      "'''first\nsecond'''",
      '"""\nfirst\n"""',
      "'line\nbreak'",
      "1 +\n  2 *\n  3",
      "// a comment before\n1",
      "1 // a comment after",
      "1 + // between\n2",
      "// only a comment",
      "\t1\r\n+\f 2",
      "'''crlf\r\ninside'''",
      "",
      "   ",
    ]),
    group(
      "bytes",
      raw`
b''
b'abc'
B"abc"
b'\x00\xff'
b'\377'
b'\400'
b'é'
b'ÿ' == b'\303\277'
b'\u00e9'
b'\U0001F600'
br'\n'
rb'\n'
b'''multi 'q' '''
b'abc'.size()
size(b'é')
b'a' + b'b'
b'a' < b'b'
b'a' < b'aa'
b'\xff' > b'a'
b'abc' == b'abc'
b'abc' == 'abc'
`,
    ),
    group(
      "other",
      raw`
true
false
null
True
NULL
[]
[1]
[1, 2, 3]
[1, 2, 3,]
[,]
[1,, 2]
[[1], [2, 3], []]
[1, 'a']
[1, 2u]
[1, dyn('a')]
[1, null]
[1.0, 2]
{}
{'a': 1}
{'a': 1,}
{'a': 1, 'b': 2, 'c': 3}
{1: 'int', 2: 'two'}
{1u: 'uint'}
{true: 'yes', false: 'no'}
{'a': 1, 'a': 2}
{1: 'a', 1: 'b'}
{'a': 1, 2: 3}
{dyn(1): 'a', dyn(1u): 'b'}
{dyn(1): 'a', dyn(1.0): 'b'}
{1.5: 'double'}
{dyn(1.5): 'double'}
{null: 1}
{[1]: 1}
{dyn([1]): 1}
{dyn(null): 1}
{'a': {'b': {'c': [1, {'d': null}]}}}
{'a': 1}['a']
{a: 1}
int
type(type(1))
[1][0]
(1)
((('deep')))
`,
    ),
    group(
      "type-values",
      raw`
type(1)
type(1u)
type(1.0)
type('a')
type(b'a')
type(true)
type(null)
type([1])
type([])
type({})
type({'a': 1})
type(duration('1s'))
type(timestamp('2024-01-01T00:00:00Z'))
type(int)
type(optional.of(1))
type(optional.none())
type(1) == int
type(1u) == uint
type(1.0) == double
type('a') == string
type(b'a') == bytes
type(true) == bool
type(null) == null_type
type([1]) == list
type({}) == map
type(duration('1s')) == google.protobuf.Duration
type(timestamp('2024-01-01T00:00:00Z')) == google.protobuf.Timestamp
type(type(1)) == type
type(optional.of(1)) == optional_type
type(1) == type(2)
type(1) == type(1u)
type(dyn(1)) == int
type([1]) == type(['a'])
[int, string, bool]
{'int': int}['int'] == type(3)
type(int) == int
list == list
type(1) in [int, uint]
`,
    ),
  ],
};
