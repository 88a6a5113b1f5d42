import type { Area } from "./area.ts";
import { cases, group, raw } from "./area.ts";

export const syntax: Area = {
  name: "syntax",
  groups: [
    group(
      "errors",
      raw`
1 +
+ 1
1 + + 1
1 1
(1
1)
()
[1
[1 2]
{1}
{'a'}
{'a':}
{:1}
{'a': 1 'b': 2}
{'a': 1,, 'b': 2}
a.
.
..a
a..b
a.1
a.'b'
a[
a[]
a[1, 2]
f(
f(,)
f(1,)
f(1 2)
f(1,,2)
1 ? 2
1 ? : 2
? 1 : 2
1 : 2
a ? b : c : d
a &&
&& a
a & b
a | b
a || || b
a = b
a === b
a <> b
a =< b
a ! b
!
a ++ b
a ** b
a ^ b
~a
a @ b
#
$a
a$
@a
a; b
a, b
'a
"a
a'
\a
1..2
1.2.3
1.e3
1e
1e+
0x
0xg
1uu
1u2
1f
08x
in
a in
in a
a not in b
as
break
const
continue
else
for
function
if
import
let
loop
package
namespace
return
var
void
while
a.in
a.true
a.null
a.if
a.package
true.a
null.a
{in: 1}
a.b{c: 1}
a.b{c: 1,}
a.b{c 1}
a.b{'c': 1}
a{}.b
.a{}
1{}
x.y.z{a: 1}.b
a.(b)
a?.b
a.?[b]
a?b
a.b()()
a()[0]
`,
    ),
    cases(
      "quoted-names",
      ["`a`", "a.`b`", "a.`b-c`", "a.`b.c/d e`", "a.`b", "a.`b$`", "{`a`: 1}", "a.`b`()", "a.?`b-c`"],
      {
        variables: { a: { b: 1, "b-c": 2, "b.c/d e": 3 } },
      },
    ),
    group(
      "precedence",
      raw`
1 + 2 * 3
(1 + 2) * 3
2 * 3 % 4
8 / 4 / 2
8 - 4 - 2
-2 * -3
-2 + 3
- 2 * 3
!true || true
!(true || true)
!true == false
true || false && false
1 < 2 && 2 < 3
1 + 1 == 2
1 + 1 in [2]
!false in [true]
true ? 1 : false ? 2 : 3
true ? 1 : 2 + 3
(true ? 1 : 2) + 3
true || false ? 1 : 2
[1, 2][0] + 1
-[1, 2][0]
-'a'.size()
!'a'.contains('b')
{'a': 1}.a + 1
'a' + 'b' == 'ab' && true
1 == 1 == false
2 > 1 == true
1 in [1] == true
[1] + [2] == [1, 2]
1 - 1 - 1 * 2 / 2 % 3
--1 + - -1
!!true && !!!false
'a'.size().string
1.size()
1.5.size()
1 .size()
`,
    ),
    cases(
      "depth",
      [
        `${"(".repeat(20)}1${")".repeat(20)}`,
        `${"(".repeat(100)}1${")".repeat(100)}`,
        "[".repeat(20) + "]".repeat(20),
        `${"!".repeat(40)}true`,
        `${"-".repeat(41)}1`,
        Array.from({ length: 60 }, () => "1").join(" + "),
        Array.from({ length: 60 }, () => "true").join(" && "),
        Array.from({ length: 60 }, (_, i) => `x${i % 2}`).join(" || "),
        `a${".b".repeat(40)}`,
        `{'a': ${"{'a': ".repeat(15)}1${"}".repeat(15)}}${".a".repeat(16)}`,
        `${"true ? ".repeat(3)}1`,
        `${"true ? 1 : ".repeat(30)}2`,
        `[1]${".map(x, x)".repeat(12)}`,
        `${"(".repeat(300)}1${")".repeat(300)}`,
        `${"[".repeat(300)}${"]".repeat(300)}`,
      ],
      { variables: { x0: false, x1: false, a: { b: 1 } } },
    ),
    cases(
      "unparsed",
      [
        "1+2*3",
        "(1+2)*3",
        "1-(2-3)",
        "(1-2)-3",
        "a&&b||c",
        "a&&(b||c)",
        "!(a&&b)",
        "-(1+2)",
        "- -1",
        "a?b:c",
        "(a?b:c)?1:2",
        "a?b:(c?1:2)",
        "x.y.z",
        "x['y']",
        "x[0].y",
        "x.?y",
        "x[?0]",
        "f(1,2)",
        "x.f(1)",
        "[1,2,]",
        "{'a':1,'b':[2]}",
        "[?x.?y]",
        "{?'a':x.?y}",
        "'it\\'s'",
        '"dq"',
        "r'\\d'",
        "b'\\x00\\xff'",
        "'\\n\\t\\u00e9'",
        "1u",
        "0x1F",
        "1.0",
        "1e100",
        "1.5e-9",
        "true",
        "null",
        "has(x.y)",
        "xs.all(i,i>0)",
        "xs.exists(i,i>0)",
        "xs.exists_one(i,i>0)",
        "xs.map(i,i*2)",
        "xs.map(i,i>0,i*2)",
        "xs.filter(i,i>0)",
        "xs.all(i,v,i<v)",
        "xs.transformList(i,v,v)",
        "m.transformMap(k,v,v)",
        "optional.of(1).optMap(v,v+1)",
        "1 in [1]",
        "!(1 in [1])",
        "a==b",
        "(a==b)==c",
        "a<b&&b<c",
        "x.y==1?'yes':'no'",
        "-9223372036854775808",
        "x.`a-b`",
        "type(1)==int",
        "a||b||c||d",
        "a&&b&&c&&d",
        "1+2+3+4",
        "a-b+c",
        "a*b/c%d",
        "(a*b)/(c%d)",
        "[[1],[2]]",
        "{}",
        "[]",
        "''",
      ],
      {
        want: ["unparsed"],
        variables: { a: 1, b: 2, c: 3, d: 4, x: { y: { z: 1 }, "a-b": 1 }, xs: [1, 2], m: { k: 1 } },
      },
    ),
    cases(
      "expanded",
      [
        "xs.all(i, i > 0)",
        "xs.exists(i, i > 0)",
        "xs.exists_one(i, i > 0)",
        "xs.map(i, i)",
        "xs.map(i, i > 0, i)",
        "xs.filter(i, i > 0)",
        "has(x.y)",
        "x.?y",
        "x[?0]",
        "xs.all(i, v, i < v)",
        "xs.exists(i, v, i < v)",
        "xs.existsOne(i, v, i < v)",
        "xs.transformList(i, v, v)",
        "xs.transformList(i, v, v > 1, v)",
        "m.transformMap(k, v, v)",
        "m.transformMap(k, v, v > 1, v)",
        "m.transformMapEntry(k, v, {v: k})",
        "optional.of(1).optMap(v, v)",
        "optional.of(1).optFlatMap(v, optional.of(v))",
        "xs.sortBy(i, -i)",
        "-1",
        "- 1",
        "!true",
        "a && b && c",
        "a || b || c || d",
        "a.b.c",
        "[?x.?y]",
        "{?'a': x.?y}",
      ],
      { want: ["ast"], variables: { a: true, b: true, c: false, d: true, x: { y: 1 }, xs: [1, 2], m: { k: 1 } } },
    ),
  ],
};
