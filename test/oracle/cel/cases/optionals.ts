import type { Area } from "./area.ts";
import { group, raw } from "./area.ts";

const shared = {
  variables: {
    o: { a: { b: { c: 1 } }, list: [1, 2], nothing: null, zero: 0, empty: "" },
    m: { x: "1", y: "2" },
    xs: [10, 20],
  },
};

export const optionals: Area = {
  name: "optionals",
  groups: [
    group(
      "build",
      raw`
optional.of(1)
optional.of(null)
optional.of(optional.of('a'))
optional.none()
optional.of(1 / 0)
optional.ofNonZeroValue(0)
optional.ofNonZeroValue(1)
optional.ofNonZeroValue('')
optional.ofNonZeroValue('a')
optional.ofNonZeroValue([])
optional.ofNonZeroValue([0])
optional.ofNonZeroValue({})
optional.ofNonZeroValue({'a': 0})
optional.ofNonZeroValue(false)
optional.ofNonZeroValue(true)
optional.ofNonZeroValue(null)
optional.ofNonZeroValue(0u)
optional.ofNonZeroValue(0.0)
optional.ofNonZeroValue(b'')
optional.ofNonZeroValue(duration('0s'))
optional.ofNonZeroValue(timestamp('1970-01-01T00:00:00Z'))
optional.ofNonZeroValue(optional.none())
optional.of(1) == optional.of(1)
optional.of(1) == optional.of(2)
optional.none() == optional.none()
optional.of(1) == optional.none()
optional.of(dyn(1)) == optional.of(dyn(1.0))
optional.of(optional.none()) == optional.none()
optional.of(1) != optional.of(1)
optional.of(1) < optional.of(2)
optional.of()
optional.none(1)
type(optional.of('a')) == type(optional.none())
`,
      shared,
    ),
    group(
      "use",
      raw`
optional.of(1).hasValue()
optional.none().hasValue()
optional.of(1).value()
optional.none().value()
optional.of(1).orValue(2)
optional.none().orValue(2)
optional.of(1).orValue('a')
optional.of(1).or(optional.of(2))
optional.none().or(optional.of(2))
optional.none().or(optional.none())
optional.none().or(optional.none()).orValue(3)
optional.none().or(2)
optional.of(1).orValue(1 / 0)
optional.none().orValue(1 / 0)
optional.of(1 / 0).orValue(2)
optional.of(1).or(optional.of(1 / 0)).value()
optional.of(1).optMap(x, x + 1)
optional.none().optMap(x, x + 1)
optional.of(1).optMap(x, x / 0)
optional.of(0).optFlatMap(x, optional.ofNonZeroValue(x))
optional.of(1).optFlatMap(x, optional.ofNonZeroValue(x))
optional.none().optFlatMap(x, optional.of(x))
optional.of(1).optFlatMap(x, x)
optional.of('a').optMap(s, s.size()).orValue(0)
optional.of(1).optMap(x, x + 1).optMap(x, x * 10).value()
optional.of(1).optMap(1, 2)
optional.of([1, 2])[0]
optional.of([1, 2])[5]
optional.of({'a': 1}).a
optional.of({'a': 1}).b
optional.of({'a': {'b': 1}}).a.b
optional.none().a
optional.of({'a': 1})['a'].orValue(0)
optional.of(1) + 1
1.orValue(2)
o.zero.orValue(2)
o.absent.orValue(2)
o.nothing.orValue(5)
o.a.orValue({})
m.x.orValue('z')
o.zero.hasValue()
o.zero.value()
o.zero.or(optional.of(1))
o.zero.optMap(x, x + 1)
`,
      shared,
    ),
    group(
      "select",
      raw`
o.?a
o.?a.?b.?c
o.?a.b.c
o.?a.b.x
o.?absent
o.?absent.b.c
o.?absent.?b.?c.orValue(7)
o.a.?x.orValue('none')
o.?nothing
o.?nothing.hasValue()
o.?nothing.?x
o.?zero.orValue(5)
o.?zero.x
o.?list[?0]
o.?list[?5]
o.?list[0].orValue(9)
o.list[?0]
o.list[?5]
o.list[?-1]
o.list[?'a']
m[?'x']
m[?'z']
m.?x
m.?z.orValue('default')
m[?'z'].optMap(v, int(v)).orValue(0)
xs[?0].value() + xs[?1].value()
xs[?2].hasValue()
xs[?1 / 0]
{'a': 1}.?a
{'a': 1}.?b
{'a': 1}[?'a']
{1: 'a'}[?1]
{1: 'a'}[?2]
{1: 'a'}[?dyn(1.0)]
[1, 2][?0]
'abc'.?size
'abc'[?0]
1.?a
has(o.?a)
has(o.?a.b)
has(o.?absent.b)
has(o.?a.b.x)
o.?a.?b.hasValue() && o.?a.?b.?c.value() == 1
o.?a.optMap(a, a.b.c).orValue(0)
o.?absent == optional.none()
o.?zero == optional.of(0)
o.a.?b == optional.of({'c': 1})
absent.?a
o.?
o.?1
o[?]
`,
      shared,
    ),
    group(
      "literals",
      raw`
[?optional.of(1), 2]
[?optional.none(), 2]
[?o.?zero, ?o.?absent, 3]
[?1]
[?m.?x, ?m.?z]
{?'a': optional.of(1)}
{?'a': optional.none()}
{?'a': optional.none(), 'b': 2}
{?'x': m.?x, ?'z': m.?z}
{?'a': 1}
{'a': ?1}
{?'a': optional.of(1), ?'b': optional.of(2)}.size()
[?optional.none()].size()
[?optional.none(), ?optional.none()] == []
[optional.of(1)]
[optional.of(1), optional.none()]
{'a': optional.none()}
[?optional.of(1 / 0)]
`,
      shared,
    ),
    group(
      "lists",
      raw`
[1, 2, 3].first()
[].first()
[1, 2, 3].last()
[].last()
[1, 2].first().value()
[].first().orValue(9)
xs.first().optMap(x, x + 1)
[optional.of(1), optional.none(), optional.of(3)].unwrapOpt()
optional.unwrap([optional.of(1), optional.none()])
optional.unwrap([])
[].unwrapOpt()
optional.unwrap([1])
`,
      shared,
    ),
    group(
      "plain-lists",
      raw`
[1, 2, 3].first()
[].last()
[optional.of(1), optional.none(), optional.of(3)].unwrapOpt()
optional.unwrap([optional.of(1), optional.none()])
o.zero.orValue(2)
o.?a.?b.?c
has(o.?absent.b)
optional.of(1).optMap(x, x + 1)
m.?x.or(m.?y)
[?m.?x, ?m.?z]
{?'a': m.?x}
`,
      { ...shared, env: "plain" },
    ),
  ],
};
