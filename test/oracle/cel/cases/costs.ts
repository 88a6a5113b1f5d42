import type { Area } from "./area.ts";
import { cases, group, raw } from "./area.ts";

const variables = {
  s10: "abcdefghij",
  s100: "abcdefghij".repeat(10),
  s95: "abcde".repeat(19),
  u: "日本語".repeat(5),
  xs: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  ss: ["alpha", "beta", "gamma", "delta"],
  m: { a: 1, b: 2, c: 3 },
  o: { a: { b: { c: { d: 1 } } }, s: "text" },
};
const strings = ["s10", "s95", "s100", "u", "'abc'", "''"];
const calls = [
  "size()",
  "contains('a')",
  "contains('abcdefghijabcdefghijabcdefghij')",
  "startsWith('abc')",
  "endsWith('j')",
  "matches('a')",
  "matches('^[a-z]+(abc|def)*$')",
  "lowerAscii()",
  "upperAscii()",
  "trim()",
  "replace('a', 'b')",
  "split('a')",
  "substring(1)",
  "charAt(0)",
  "indexOf('j')",
  "lastIndexOf('a')",
  "find('[a-e]+')",
  "findAll('[a-e]+')",
  "findAll('a', 2)",
];

export const costs: Area = {
  name: "costs",
  groups: [
    cases(
      "strings",
      strings.slice(0, 4).flatMap((s) => calls.map((call) => `${s}.${call}`)),
      { variables },
    ),
    cases(
      "comparisons",
      strings.flatMap((a) => strings.slice(0, 3).flatMap((b) => [`${a} == ${b}`, `${a} < ${b}`])),
      { variables },
    ),
    group(
      "operators",
      raw`
1
1 + 1
1 + 1 + 1
xs[0] + xs[1]
s100 + s100
s10 + s10 + s10
xs + xs
xs + xs + xs
xs == xs
xs == [1, 2]
m == m
ss == ss
1 in xs
10 in xs
11 in xs
'a' in m
'z' in m
'alpha' in ss
s10 in ['a', 'b', 'abcdefghij']
xs.size()
m.size()
o.a.b.c.d
o.a.b.c.d + o.a.b.c.d
has(o.a.b.c.d)
o.?a.?b.?c.?d
o['a']['b']
xs[0]
xs[xs[0]]
m[ss[0]]
!true
-xs[0]
true && true
true && false && true
o.s == 'text' || o.s == 'other'
o.s == 'other' || o.s == 'text'
true ? xs[0] : xs[1]
xs[0] > 0 ? o.a.b.c.d : 0
[1, 2, 3]
[xs[0], xs[1]]
[[1], [2]]
{'a': xs[0]}
{'a': 1, 'b': 2, 'c': 3}
{'a': {'b': [xs[0]]}}
type(s100)
string(1)
string(s100)
string(xs[0])
int('42')
int(s10.size())
double(1)
bytes(s100)
duration('1h')
duration(o.s + 's')
timestamp('2024-01-01T00:00:00Z')
timestamp('2024-01-01T00:00:00Z') + duration('1h')
timestamp('2024-01-01T00:00:00Z').getHours()
timestamp('2024-01-01T00:00:00Z').getHours('Europe/Berlin')
dyn(1)
null == null
1 == 1
xs[0] == 1
1.5 < 2.5
`,
      { variables },
    ),
    group(
      "comprehensions",
      raw`
xs.all(x, true)
xs.all(x, x > 0)
xs.all(x, x > 5)
xs.exists(x, x == 1)
xs.exists(x, x == 10)
xs.exists(x, x == 11)
xs.exists_one(x, x == 5)
xs.filter(x, x > 5)
xs.filter(x, false)
xs.map(x, x)
xs.map(x, x * 2)
xs.map(x, x > 5, x * 2)
xs.map(x, xs)
xs.map(x, [x])
xs.map(x, xs.map(y, x * y))
xs.map(x, xs.map(y, xs.map(z, x * y * z))).size()
xs.all(x, xs.all(y, xs.all(z, x + y + z > 0)))
xs.all(x, xs.exists(y, y == x))
xs.filter(x, xs.exists(y, y == x + 1)).map(x, x * x)
ss.map(s, s.size())
ss.map(s, s + s)
ss.all(s, s.matches('^[a-z]+$'))
ss.exists(s, s.startsWith('g'))
ss.map(s, ss.map(t, s + t))
m.all(k, m[k] > 0)
m.map(k, m[k] * 2).sum()
m.all(k, v, v > 0)
xs.all(i, x, x > i)
xs.transformList(i, x, x + i)
xs.transformMap(i, x, x + i)
m.transformMap(k, v, v * 2)
[1, 2, 3].all(x, x > 0)
[1, 2, 3].map(x, x * 2)
[].all(x, true)
[xs, xs, xs].all(l, l.all(x, x > 0))
xs.map(x, string(x)).join(',')
xs.map(x, {'k': x}).all(o, o.k > 0)
xs.filter(x, x % 2 == 0).map(x, x * x).filter(x, x > 10).size()
s100.split('').all(c, c != 'z')
s100.split('').map(c, c + c).join('')
`,
      { variables },
    ),
    group(
      "libraries",
      raw`
xs.sum()
xs.isSorted()
xs.min()
xs.max()
ss.isSorted()
ss.max()
xs.indexOf(10)
xs.lastIndexOf(1)
ss.indexOf('delta')
ss.join(',')
ss.join('')
s100.split('e').join('-')
xs.distinct()
ss.distinct()
xs.sort()
ss.sort()
xs.sortBy(x, -x)
xs.reverse()
xs.slice(0, 5)
xs.flatten()
[[1], [2, 3], xs].flatten()
lists.range(100).size()
xs.first()
xs.last()
sets.contains(xs, [1, 2])
sets.equivalent(xs, xs)
sets.intersects(xs, [11, 12])
sets.contains(ss, ['beta'])
url('https://example.com/' + s100)
url('https://example.com/' + s100).getHost()
isURL(s100)
ip('10.0.0.1').isLoopback()
isIP(s10)
cidr('10.0.0.0/8').containsIP('10.0.0.1')
cidr('10.0.0.0/8').containsCIDR('10.1.0.0/16')
cidr('10.0.0.0/8').masked()
isCIDR(s10)
string(ip('10.0.0.1'))
ip('10.0.0.1') == ip('10.0.0.1')
ip.isCanonical('10.0.0.1')
quantity('1Gi')
quantity('1Gi').add(quantity('1'))
quantity('1Gi').isGreaterThan(quantity('1'))
quantity('1Gi') == quantity('1')
isQuantity(s100)
format.dns1123Label().validate(s100)
format.uri().validate(s100)
format.named('uuid').value().validate(s10)
semver('1.2.3')
semver('1.2.3').compareTo(semver('1.2.4'))
isSemver(s100)
'%s-%d'.format([s100, 1])
'%s'.format([xs])
optional.of(1).orValue(2)
optional.of(xs).optMap(l, l.size())
s100.find('j+')
s100.findAll('[aeiou]')
`,
      { variables },
    ),
    cases(
      "limits",
      [
        "xs.all(x, xs.all(y, x + y > 0))",
        "xs.map(x, xs.map(y, x))",
        "s100 + s100",
        "s100.matches('^(abc)*')",
        "xs == xs",
        "true",
        "xs.sum()",
      ].flatMap((expression) => [expression]),
      { variables, costLimit: 10 },
    ),
    cases("limits-exact", ["xs.sum()", "xs[0] + xs[1]", "xs.all(x, x > 0)", "m.a + m.b + m.c"], {
      variables,
      costLimit: 4,
    }),
    cases(
      "growth",
      [
        "'abcdefghij'.replace('', 'abcdefghij').replace('', 'abcdefghij').size()",
        "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(a, 'x').join('xxxxxxxxxx').replace('x', 'yyyyyyyyyy').size()",
        "xs.map(a, xs.map(b, xs.map(c, a + b + c))).size()",
        "xs.all(a, xs.all(b, xs.all(c, xs.all(d, a + b + c + d > 0))))",
        "xs.all(a, xs.all(b, xs.all(c, xs.all(d, xs.all(e, true)))))",
        "lists.range(1000).map(x, x).size()",
        "lists.range(1000).all(x, x >= 0)",
        "lists.range(1000).map(x, 'ab').join('').size()",
        "lists.range(500).sort().size()",
        "lists.range(300).distinct().size()",
        "lists.range(10000).filter(x, x % 100 == 0).size()",
        "lists.range(200).all(x, lists.range(200).all(y, x + y >= 0))",
        "lists.range(2000).map(x, s100).all(s, s.matches('^[a-j]+$'))",
      ],
      { variables },
    ),
    ...(["kubernetes", "plain"] as const).map((env) =>
      cases(
        `choices-${env}`,
        [
          "m.a > 0 ? has(m.a) : m.b > 0",
          "m.a > 0 ? has(m.x) : false",
          "(m.a > 0 ? m : m).a",
          "has((m.a > 0 ? m : m).a)",
        ],
        { variables, env },
      ),
    ),
  ],
};
