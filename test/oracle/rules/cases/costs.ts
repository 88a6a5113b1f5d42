import { each, group, list, map, object, raw, text } from "./group.ts";

const keyed = { "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["name"] };
const port = object({ name: text({ maxLength: 15 }), port: { type: "integer" } }, { required: ["name"] });

/** What rules may cost by the bounds of what they read. */
export const costs = group("costs", [
  ...each(
    raw`
self.size() > 0
self.contains('a')
self.contains(self)
self.matches('^[a-z]+$')
self.matches(self)
self.startsWith('a') || self.endsWith('b')
self + self == 'x'
self == 'abc'
self != 'abc'
self < 'abc'
self in ['a', 'b', 'c']
['a', 'b'].all(x, x != self)
['a', 'b'].exists(x, x.contains('a'))
['abc', self].all(x, x.size() < 5)
self.split(',').all(s, s.size() < 5)
self.split(',', 3).all(s, s.size() < 5)
self.split(',').map(s, s + 'a').size() < 10
self.replace('a', 'b') == self
self.replace('', 'bb') == self
self.replace('abc', 'b').contains('x')
self.replace('a', self).contains('x')
self.lowerAscii() == self.upperAscii()
self.trim().size() > 0
self.substring(1).contains('a')
self.indexOf('a') < 3
self.lastIndexOf('a', 3) < 3
self.find('[0-9]+') == ''
self.findAll('[0-9]+').all(f, int(f) < 5)
self.findAll('[0-9]+', 2).size() == 0
self.format([1]) == ''
'%s'.format([self]) == ''
isURL(self) && url(self).getHost() == 'a'
isURL(self) && url(self) == url(self)
isQuantity(self) && quantity(self).isGreaterThan(quantity('1'))
quantity(self) == quantity('1')
isIP(self) && ip(self).family() == 4
ip.isCanonical(self)
isCIDR(self) && cidr(self).containsIP('10.0.0.1')
cidr(self).containsIP(ip('10.0.0.1'))
cidr(self).containsCIDR('10.0.0.0/8')
cidr(self).ip() == ip('10.0.0.1')
cidr(self).masked().prefixLength() == 8
isSemver(self) && semver(self).major() > 1
semver(self).compareTo(semver('1.0.0')) > 0
semver(self) == semver('1.0.0')
!format.dns1123Label().validate(self).hasValue()
format.named('dns1123Label').hasValue()
format.dns1123Label() == format.uuid()
bytes(self).size() > 0
string(bytes(self)) == self
strings.quote(self) == self
int(self) > 1
double(self) > 1.0
duration(self) > duration('1s')
timestamp(self) > timestamp('2020-01-01T00:00:00Z')
bool(self)
type(self) == string
dyn(self) == 'a'
dyn(self).contains('a')
optional.of(self).hasValue()
optional.of(self).orValue('').contains('a')
optional.ofNonZeroValue(self).optMap(v, v.contains('a')).orValue(false)
cel.bind(x, self, x.contains(x))
cel.bind(x, self + self, x == 'a')
cel.bind(x, [self], x.all(y, y.contains('a')))
self.charAt(0) == 'a'
self.reverse() == self
[self, 'a'].join(',').contains('x')
[self].isSorted()
[self, 'abc'].max() == 'x'
{'a': self}.all(k, k == 'a')
{'a': self}['a'].contains('a')
{self: 1}.exists(k, k.contains('a'))
(self.size() > 3 ? self : 'short').contains('a')
(self.size() > 3 ? [self] : ['a', 'b']).all(x, x.contains('a'))
`,
    text({ maxLength: 30 }),
  ),
  ...each(
    raw`
self.all(x, x > 0)
self.all(x, self.all(y, x == y || x != y))
self.exists(x, x == 1) && self.exists_one(x, x == 2)
self.map(x, x * 2).sum() > 0
self.map(x, x > 1, x * 2).all(y, y > 0)
self.filter(x, x > 1).size() > 0
self.isSorted()
self.sum() == self.max() + self.min()
self == [1]
self + self == [1]
(self + self).all(x, x > 0)
1 in self
self.indexOf(1) == self.lastIndexOf(1)
self.map(x, string(x)).join(',') == ''
sets.contains(self, [1]) && sets.intersects(self, self)
sets.equivalent(self, self)
self.distinct().size() == self.size()
self.sort() == self
self.sortBy(x, -x) == self
self.reverse()[0] == 1
self.slice(0, 2).size() == 2
self.slice(1, self.size()).size() == 2
lists.range(10).all(i, i < self.size())
lists.range(self.size()).all(i, self[i] > i)
[self, self].flatten().size() > 0
[[self]].flatten(2).size() > 0
self.first().hasValue() && self.last().hasValue()
self.all(i, x, x > i)
self.exists(i, x, x > i)
self.existsOne(i, x, x > i)
self.transformList(i, x, x + i).sum() > 0
self.transformMap(i, x, x).size() > 0
self.transformMapEntry(i, x, {x: i}).size() > 0
self[0] > 0 && self[?1].hasValue()
self.size() == 0 || self[0] == 1
`,
    list({ type: "integer" }, { maxItems: 12 }),
  ),
  ...each(
    raw`
self.all(x, x.contains('a'))
self.all(x, self.all(y, x == y))
self.map(x, x.lowerAscii()).all(x, x.contains('a'))
self.filter(x, x.size() > 1).all(x, x.contains('a'))
self.isSorted() && self.max() == self.min()
self.join(',').contains('x')
self.join().size() > 0
'a' in self
self[0].contains('a')
self.indexOf('a') > 0
self.sort() == self
self.distinct() == self
self.map(x, x + x).all(x, x.contains('a'))
self.map(x, [x]).flatten().all(x, x.contains('a'))
self.exists(x, x.matches('^[a-z]+$'))
self.transformMap(i, x, x).exists(k, v, v.contains('a'))
self.all(i, x, x.contains('a'))
`,
    list(text({ maxLength: 10 }), { maxItems: 8, "x-kubernetes-list-type": "set" }),
  ),
  ...each(
    raw`
self.all(k, k.contains('a'))
self.all(k, self[k].contains('a'))
self.all(k, v, v.contains(k))
self.exists(k, v, v == 'a')
self.map(k, self[k]).all(v, v.contains('a'))
self.filter(k, k != 'a').all(k, k.contains('a'))
self.transformMap(k, v, v + v).all(k, v, v.contains('a'))
self.transformList(k, v, v).join(',') == ''
self.a.contains('a')
self['a'].contains('a') || self[?'b'].orValue('').contains('a')
has(self.a) && self.?a.orValue('').contains('x')
self == {'a': 'b'}
'a' in self
self.size() < 5
`,
    map(text({ maxLength: 10 }), { maxProperties: 6 }),
  ),
  ...each(
    raw`
self.all(p, p.name.contains('a'))
self.all(p, self.exists(q, q.port == p.port))
self.exists_one(p, p.name == 'http')
self.map(p, p.name).isSorted()
self.map(p, p.port).sum() > 1
self.filter(p, p.port > 80).all(p, p.name.contains('a'))
self == self
self + self == self
self.all(p, p == p)
self[0].name.contains('a')
self.all(p, has(p.port) && p.?port.orValue(1) > 0)
self.all(p, self.filter(q, q.name == p.name).size() == 1)
`,
    list(port, { maxItems: 5, ...keyed }),
  ),
  ...each(
    raw`
self.s.contains('a')
self.e.contains('a') && self.e == self.s
self.b == self.b
self.b.size() > 1
self.t < self.t && self.t == self.t
string(self.t).contains('a')
string(self.d).contains('a')
self.u > self.u
self.i > 1 && self.n > 1.0 && self.f
self.p == 'a' || self.p == 1
type(self.p) == int ? self.p < 5 : string(self.p).contains('%')
self.p.matches('^[0-9]+%$')
string(self.p).size() > 1
self == self
self.o == self.o
self.m.all(r, r.all(v, v > 0.0))
self.m.all(r, self.m.all(q, q == r))
self.g.all(k, self.g[k].all(v, v.contains('a')))
self.g.all(k, v, v.all(x, x.contains(k)))
self.w.kind.contains('a') && self.w.metadata.name.contains('b')
self.__namespace__.contains('a') && self.namespace.contains('a')
self.dash__dash__ed.contains('a')
has(self.s) && has(self.o)
!has(self.s) || self.s.matches('^a')
self.?s.orValue('').contains('a')
self.r.all(x, x.all(y, y.all(z, z > 0)))
`,
    object({
      s: text(),
      e: text({ enum: ["a", "bcd"] }),
      b: text({ format: "byte", maxLength: 40 }),
      t: text({ format: "date-time" }),
      d: text({ format: "date" }),
      u: text({ format: "duration" }),
      i: { type: "integer" },
      n: { type: "number" },
      f: { type: "boolean" },
      p: { "x-kubernetes-int-or-string": true },
      o: { type: "object", "x-kubernetes-preserve-unknown-fields": true },
      m: list(list({ type: "number" }, { maxItems: 3 }), { maxItems: 4 }),
      g: map(list(text({ maxLength: 4 }), { maxItems: 3 }), { maxProperties: 2 }),
      w: { type: "object", "x-kubernetes-embedded-resource": true, "x-kubernetes-preserve-unknown-fields": true },
      namespace: text({ maxLength: 63 }),
      "dash-ed": text({ maxLength: 5 }),
      r: list(list(list({ type: "integer" }))),
    }),
  ),
]);
