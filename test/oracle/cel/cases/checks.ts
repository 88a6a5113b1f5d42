import type { Area } from "./area.ts";
import { group, raw } from "./area.ts";

const types = {
  b: "bool",
  i: "int",
  u: "uint",
  f: "double",
  s: "string",
  bs: "bytes",
  li: "list(int)",
  ls: "list(string)",
  m: "map(string, int)",
  mm: "map(string, map(string, list(int)))",
  opt: "optional_type(int)",
  t: "timestamp",
  d: "duration",
  any: "dyn",
};
const variables = {
  b: true,
  i: 1,
  u: 2,
  f: 1.5,
  s: "a",
  bs: "YQ==",
  li: [1, 2],
  ls: ["a"],
  m: { a: 1 },
  mm: { a: { b: [1] } },
  opt: 5,
  t: "2024-01-01T00:00:00Z",
  d: "1s",
  any: { k: "v" },
};

export const checks: Area = {
  name: "checks",
  groups: [
    group(
      "names",
      raw`
absent
absent.field
absent()
absent.call()
i.absent()
s.absent
S
a.b.c
.i
.absent
int.x
google.protobuf.Duration
google.protobuf.Nothing
net.IP
kubernetes.Quantity
sizee('a')
s.size
s.startWith('a')
cel
optional
math
self
object
request
authorizer
`,
      { types, variables },
    ),
    group(
      "operators",
      raw`
i + s
i + f
i + u
s + i
b + b
-s
-u
!i
!s
i && b
b || s
i ? 1 : 2
b ? i : s
i == s
i == u
i == f
i < s
b < i
s < i
li == ls
li == m
li + ls
li + i
m + m
i in ls
s in li
s in m
i in m
s in s
i % f
f % f
s * 2
t + i
t + t
d * 2
li[s]
li[b]
li[f]
li[u]
m[i]
m[s]
mm.a.b[0]
mm.a.b.c
mm['a']['b']['c']
i[0]
s[0]
bs[0]
null + null
b == null
i == null
s == null
li == null
m == null
t == null
opt == null
any == null
`,
      { types, variables },
    ),
    group(
      "calls",
      raw`
s.contains(i)
s.contains()
s.contains('a', 'b')
contains('a', 'b')
size(i)
size(s, s)
s.size(1)
int(li)
int(m)
string(li)
string(m)
bytes(li)
double(bs)
timestamp(b)
duration(i)
duration(f)
bool(i)
uint(b)
type()
type(1, 2)
dyn()
s.matches(i)
s.matches('(')
s.matches('a{2,1}')
s.matches(s)
s.find('[')
s.findAll('[')
duration('bad')
timestamp('bad')
duration(s)
timestamp(s)
t.getHours(i)
d.getFullYear()
li.sum(1)
ls.sum()
m.sum()
li.isSorted(1)
li.join()
ls.join(1)
quantity(i)
ip(i)
url(i)
semver(i)
optional.of()
opt.orValue('a')
opt.orValue(s)
opt.value(1)
opt + 1
i.value()
i.orValue(2)
li.first().orValue('a')
li[?0].orValue('a')
m[?'a'].orValue(1.5)
m.?a.orValue(u)
format.named(i)
sets.contains(li, ls)
sets.contains(li, i)
li.sort().isSorted()
li.flatten()
`,
      { types, variables },
    ),
    group(
      "macros",
      raw`
li.all(x, x)
li.all(x, x + 'a')
li.all(x, x > 'a')
li.exists(x, s)
li.filter(x, i)
li.map(x, x + s)
li.map(x, i, x)
i.all(x, true)
s.all(x, true)
m.all(k, k > 1)
m.map(k, m[k] + 1)
any.all(k, k == 'k')
any.k.map(x, x)
li.map(x, x).map(y, y + 'a')
ls.map(x, x.size()).sum() + 'a'
li.all(i, i > 0)
has(s.x)
has(i.x)
has(li.x)
has(m.x)
has(any.x)
has(mm.a.b)
has(mm.a.b.c)
li.exists_one(x, 1)
m.transformMap(k, v, v + 's')
li.transformList(i, v, v + 's')
li.transformMapEntry(i, v, {v: i})
li.transformMapEntry(i, v, {v: i}) + 1
`,
      { types, variables },
    ),
    group(
      "results",
      raw`
b
i
u
f
s
bs
li
ls
m
mm
opt
t
d
any
any.k
any.k + 'x'
any.k.j
any.absent
any + any
[any, any]
[any]
[i, any]
{'a': any}
{s: i}
[[]]
[{}]
[[], [1]]
[[1], []]
{'a': []}
b ? li : []
b ? [] : li
b ? m : {}
b ? any : i
b ? i : any
b ? null : opt
b ? optional.none() : opt
li.map(x, [x])
ls.map(x, {x: 1})
m.map(k, k)
[opt]
li[0]
mm.a
mm.a.b
type(i)
type(li)
[type(i)]
type(mm)
optional.of(li)
optional.of(optional.of(s))
li.first()
t - t
t - d
d + t
`,
      { types, variables },
    ),
    group(
      "positions",
      raw`
1 + absent
absent + missing
[1, 2, 'a', true]
{'a': 1, 'b': 'c', 'd': true}
li.all(x, x == 'a' && missing)
s.contains(absent.field.deeper)
(((absent)))
i + (s + (b + f))
'日本' + absent
'😀' + absent
optional.of(absent)
has(absent.x)
b ? absent : missing
li[absent]
absent[li]
!absent
-absent
[absent]
{absent: missing}
`,
      { types, variables },
    ),
  ],
};
