import type { Area } from "./area.ts";
import { group, raw } from "./area.ts";

const shared = {
  variables: {
    xs: [3, 1, 2],
    big: Array.from({ length: 40 }, (_, i) => (i * 7) % 40),
    words: ["b", "a", "c"],
    m: { a: 1, b: 2 },
    mixed: [1, "a"],
    nested: [
      [1, 2],
      [3, [4]],
    ],
    o: {
      items: [
        { n: 2, name: "x" },
        { n: 1, name: "y" },
      ],
    },
  },
};
/** What cel-go's own lists library offers, in its newest version. */
const lists = raw`
[1, 2, 3, 4].slice(1, 3)
[1, 2, 3].slice(0, 0)
[1, 2, 3].slice(0, 3)
[1, 2, 3].slice(0, 4)
[1, 2, 3].slice(-1, 2)
[1, 2, 3].slice(2, 1)
xs.slice(1, 2)
[].slice(0, 0)
[[1], [2, 3]].flatten()
[1, [2, [3]]].flatten()
nested.flatten()
nested.flatten(1)
nested.flatten(2)
nested.flatten(0)
nested.flatten(-1)
[].flatten()
xs.flatten()
[3, 1, 2].sort()
words.sort()
[].sort()
[2u, 1u].sort()
[2.5, 1.5].sort()
[true, false].sort()
[b'b', b'a'].sort()
[duration('2s'), duration('1s')].sort()
[timestamp('2024-01-02T00:00:00Z'), timestamp('2024-01-01T00:00:00Z')].sort()
xs.sort()
mixed.sort()
[dyn(1), dyn('a')].sort()
[[2], [1]].sort()
[double('NaN'), 1.0].sort()
big.sort().slice(0, 5)
o.items.sortBy(i, i.n).map(i, i.name)
o.items.sortBy(i, i.name)
xs.sortBy(x, -x)
[].sortBy(x, x)
words.sortBy(w, w.size())
xs.sortBy(x, [x])
xs.sortBy(x, 1 / (x - 1))
xs.sortBy(1, 2)
[1, 2, 1, 3, 2].distinct()
[].distinct()
['a', 'b', 'a'].distinct()
[[1], [1], [2]].distinct()
[{'a': 1}, {'a': 1}].distinct()
dyn([1, dyn(1.0), dyn(1u), dyn('1')]).distinct()
[double('NaN'), double('NaN')].distinct()
big.distinct().size()
[1, 2, 3].reverse()
[].reverse()
xs.reverse()
lists.range(5)
lists.range(0)
lists.range(-1)
lists.range(3).map(i, i * i)
lists.range('a')
lists.range(10).slice(2, 5).reverse()
[1, 2, 3].first().value() + [1, 2, 3].last().value()
`;

export const collections: Area = {
  name: "collections",
  groups: [
    group(
      "lists",
      raw`
[1, 2, 3].size()
size([])
size({'a': 1})
{'a': 1}.size()
xs.size()
m.size()
size('abc')
size(1)
size()
xs.size(1)
[1, 2, 3][0]
[1, 2, 3][2]
[1, 2, 3][3]
[1, 2, 3][-1]
[][0]
xs[0]
xs[5]
xs['a']
xs[1.0]
xs[0u]
[1, 2, 3]['a']
nested[1][1][0]
nested[0][0] + nested[0][1]
1 in [1, 2]
3 in [1, 2]
1 in []
'a' in ['a', 'b']
[1] in [[1], [2]]
{'a': 1} in [{'a': 1}]
null in [null]
1 in xs
'1' in xs
1.0 in xs
'a' in mixed
'a' in words
xs in [xs]
1 in 1
1 in 'abc'
'a' in 'abc'
!(1 in [2])
xs == [3, 1, 2]
mixed == [1, 'a']
xs + [4]
xs + words
[xs, xs] == [xs, xs]
`,
      shared,
    ),
    group(
      "maps",
      raw`
{'a': 1}.a
{'a': 1}['a']
{'a': 1}.b
{'a': 1}['b']
{1: 'x'}[1]
{1: 'x'}[2]
{1u: 'x'}[1u]
{true: 'x'}[true]
{true: 'x'}[false]
m.a
m['a']
m.z
m['z']
m[1]
m[null]
'a' in m
'z' in m
1 in m
1 in {1: 2}
'a' in {'a': 1}
null in m
m == {'a': 1, 'b': 2}
m != {'a': 1}
m.a + m.b
{'a': {'b': 1}}.a.b
{'a.b': 1}['a.b']
{'if': 1}['if']
{'x': [1, 2, {'y': 'deep'}][2]}
{'a': 1}.a.b
{'a': null}.a == null
{m.a: m.b}
{'k': xs}['k'][0]
o.items[0].name
o.items[1]['name']
o['items'][0]['n']
o.items[0].absent
o.absent.name
o.items.name
o.items.map(i, i.name).join(',')
`,
      shared,
    ),
    group(
      "kubernetes-lists",
      raw`
[1, 2, 3].isSorted()
[3, 1].isSorted()
[].isSorted()
[1, 1, 2].isSorted()
['a', 'b'].isSorted()
[true, false].isSorted()
[2u, 1u].isSorted()
[1.5, 2.5].isSorted()
[b'a', b'b'].isSorted()
[duration('1s'), duration('2s')].isSorted()
[timestamp('2024-01-01T00:00:00Z'), timestamp('2023-01-01T00:00:00Z')].isSorted()
[[1], [2]].isSorted()
mixed.isSorted()
xs.isSorted()
[1, 2, 3].sum()
[].sum()
[1.5, 2.5].sum()
[1u, 2u].sum()
[duration('1s'), duration('2s')].sum()
['a', 'b'].sum()
[true].sum()
[9223372036854775807, 1].sum()
[18446744073709551615u, 1u].sum()
xs.sum()
words.sum()
mixed.sum()
dyn([]).sum()
[1, 2, 3].min()
[1, 2, 3].max()
[].min()
[].max()
['b', 'a'].min()
['b', 'a'].max()
[1.5, -2.5].min()
[double('NaN'), 1.0].max()
[1.0, double('NaN')].min()
[true, false].max()
[b'b', b'a'].min()
[duration('2s'), duration('1s')].max()
[timestamp('2024-01-01T00:00:00Z'), timestamp('2023-01-01T00:00:00Z')].min()
[[1]].min()
xs.min()
xs.max()
mixed.max()
[1, 2, 1].indexOf(1)
[1, 2, 1].lastIndexOf(1)
[1, 2].indexOf(3)
[1, 2].lastIndexOf(3)
[].indexOf(1)
['a'].indexOf('a')
[[1], [2]].indexOf([2])
xs.indexOf(2)
xs.indexOf('a')
mixed.indexOf('a')
mixed.lastIndexOf(1.0)
xs.indexOf(2.0)
big.indexOf(39)
big.sum() == 780
min(1, 2)
[1].sum(2)
`,
      shared,
    ),
    group("kubernetes-ext-lists", lists, shared),
    group("plain-ext-lists", lists, { ...shared, env: "plain" }),
    group(
      "sets",
      raw`
sets.contains([1, 2, 3], [2])
sets.contains([1, 2, 3], [4])
sets.contains([], [])
sets.contains([1], [])
sets.contains([], [1])
sets.contains([1, 1], [1, 1, 1])
sets.contains(xs, [1, 3])
sets.contains(dyn([1]), dyn([1.0, 1u]))
sets.contains([[1], [2]], [[2]])
sets.contains(['a'], [1])
sets.contains('a', ['a'])
sets.equivalent([1, 2], [2, 1])
sets.equivalent([1, 2], [2, 1, 1])
sets.equivalent([1], [1, 2])
sets.equivalent([], [])
sets.equivalent(xs, [1, 2, 3])
sets.equivalent(dyn([1]), dyn([1.0]))
sets.equivalent([{'a': 1}], [{'a': 1}])
sets.intersects([1, 2], [2, 3])
sets.intersects([1], [2])
sets.intersects([], [1])
sets.intersects([], [])
sets.intersects(words, ['z', 'a'])
sets.intersects([[1]], [[1], []])
sets.intersects(big, [100, 39])
sets.union([1], [2])
sets.contains([1])
xs.contains([1])
`,
      shared,
    ),
  ],
};
