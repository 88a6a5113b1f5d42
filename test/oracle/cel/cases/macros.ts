import type { Area } from "./area.ts";
import { group, raw } from "./area.ts";

const shared = {
  variables: {
    xs: [1, 2, 3],
    empty: [],
    words: ["apple", "banana", "cherry"],
    m: { a: 1, b: 2 },
    o: { spec: { replicas: 3, name: null, "dashed-key": 1 }, list: [{ n: 1 }, { n: 2, extra: true }] },
    mixed: [1, "two", 3.5, null, true],
  },
};

export const macros: Area = {
  name: "macros",
  groups: [
    group(
      "has",
      raw`
has(o.spec)
has(o.absent)
has(o.spec.replicas)
has(o.spec.name)
has(o.spec.absent)
has(o.absent.field)
has(o.spec.replicas.deeper)
has(o.list)
has(o.list.size)
has(m.a)
has(m.z)
has({'a': 1}.a)
has({'a': 1}.b)
has({1: 'a'}.a)
has(xs.a)
has(o)
has(o['spec'])
has(o.spec.replicas == 3)
has(o.list[0].n)
has(o.list[0].extra)
has(o.list[9].n)
has(1.a)
has('a'.b)
!has(o.absent) || o.absent.field > 1
has(o.spec) && has(o.spec.replicas) && o.spec.replicas > 1
o.list.all(e, has(e.n))
o.list.exists(e, has(e.extra))
o.list.filter(e, has(e.extra)).size()
has()
has(o.a, o.b)
has(mixed.a)
`,
      shared,
    ),
    group(
      "all",
      raw`
[].all(x, false)
[1, 2, 3].all(x, x > 0)
[1, 2, 3].all(x, x > 1)
xs.all(x, x < 10)
xs.all(x, x < 2)
xs.all(x, x / 0 > 0)
[0, 1, 2].all(x, 4 / x > 1)
[1, 0, 5].all(x, 4 / x > 1)
[0, 5].all(x, 4 / x > 1)
empty.all(x, x / 0 > 0)
m.all(k, k in ['a', 'b'])
m.all(k, m[k] > 0)
{}.all(k, false)
{'a': 1}.all(k, k == 'b')
xs.all(x, 'text')
xs.all(x, x)
xs.all(x, words.all(w, w.size() > x))
xs.all(xs, xs > 0)
xs.all(x, x in xs)
mixed.all(x, x != 'three')
mixed.all(x, x > 0)
xs.all(x, true) && xs.all(x, true)
'abc'.all(c, true)
1.all(c, true)
o.spec.all(k, k != '')
o.absent.all(k, true)
xs.all(1, true)
xs.all(x.y, true)
xs.all(x)
xs.all(x, y, z, true)
all(x, true)
xs.all(x, x > 0) == true
xs.all(@x, true)
`,
      shared,
    ),
    group(
      "exists",
      raw`
[].exists(x, true)
[1, 2, 3].exists(x, x == 2)
[1, 2, 3].exists(x, x == 9)
xs.exists(x, x > 2)
xs.exists(x, x / 0 > 0)
[0, 1].exists(x, 4 / x == 4)
[1, 0].exists(x, 4 / x == 4)
[0, 5].exists(x, 4 / x == 4)
m.exists(k, k in ['a', 'b'])
m.exists(k, m[k] == 3)
xs.exists(x, x)
mixed.exists(x, x == 'two')
mixed.exists(x, x > 100)
words.exists(w, w.startsWith('b') && w.endsWith('a'))
xs.exists(x, words.exists(w, w.size() == x))
o.list.exists(e, e.extra)
o.list.exists(e, e.n == 2 && e.extra)
[[1], [2, 3]].exists(l, l.exists(x, x == 3))
xs.exists(x, x == 1) || xs.exists(x, x == 2)
`,
      shared,
    ),
    group(
      "exists-one",
      raw`
[].exists_one(x, true)
[1, 2, 3].exists_one(x, x == 2)
[1, 2, 2].exists_one(x, x == 2)
xs.exists_one(x, x > 2)
xs.exists_one(x, x > 1)
xs.exists_one(x, x / 0 > 0)
[1, 0].exists_one(x, 4 / x == 4)
m.exists_one(k, k == 'a')
m.exists_one(k, true)
words.exists_one(w, w.contains('rr'))
xs.existsOne(x, x == 1)
xs.exists_one(x, x)
o.list.exists_one(e, has(e.extra))
`,
      shared,
    ),
    group(
      "map",
      raw`
[].map(x, x)
[1, 2, 3].map(x, x * 2)
[1, 2, 3].map(x, x > 1, x * 2)
xs.map(x, x + 1)
xs.map(x, string(x))
xs.map(x, [x, x])
xs.map(x, {'v': x})
xs.map(x, 10 / (x - 1))
xs.map(x, x > 1, 10 / (x - 1))
xs.map(x, x / 0 > 0, x)
xs.map(x, 'text', x)
words.map(w, w.size())
words.map(w, w.upperAscii())
{'a': 1}.map(k, k + '!')
m.map(k, m[k]).sum()
o.list.map(e, e.n)
o.list.map(e, e.?extra.orValue(false))
xs.map(x, xs.map(y, x * y))
xs.map(x, xs.filter(y, y < x).size())
xs.map(x, x).map(x, x * x)
mixed.map(x, type(x))
xs.map(x, x, x)
xs.map(x)
'abc'.map(c, c)
xs.map(x, m)
`,
      shared,
    ),
    group(
      "filter",
      raw`
[].filter(x, true)
[1, 2, 3, 4].filter(x, x % 2 == 0)
xs.filter(x, x > 1)
xs.filter(x, false)
xs.filter(x, x / 0 > 0)
xs.filter(x, x)
words.filter(w, w.contains('an'))
{'a': 1, 'b': 2}.filter(k, k == 'b')
m.filter(k, m[k] > 1)
o.list.filter(e, e.n > 1)
o.list.filter(e, e.n > 1)[0].extra
mixed.filter(x, type(x) == string)
xs.filter(x, xs.exists(y, y == x + 1))
xs.filter(x, x > 0).filter(x, x > 1).filter(x, x > 2)
xs.filter(x, x > 1) == [2, 3]
xs.filter(x, x > 5).size() == 0
words.filter(w, w > 'b').map(w, w.size()).sum()
`,
      shared,
    ),
    group(
      "scope",
      raw`
[1].map(x, [2].map(x, x))
[1].map(x, [x + 1].map(y, x + y))
xs.all(m, m > 0) && m.a == 1
[xs].map(xs, xs.size())
[1].exists(__result__, __result__ == 1)
[1].map(i, i).size() + i
x
[[1, 2], [3]].map(l, l.map(x, x + l.size()))
words.map(w, w + words[0])
[1, 2].map(o, o)
[{'o': 1}].map(o, o.o)
`,
      shared,
    ),
  ],
};
