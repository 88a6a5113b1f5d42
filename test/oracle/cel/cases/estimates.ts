import type { Area } from "./area.ts";
import { group, raw } from "./area.ts";
import { text, widget } from "./widget.ts";

export const estimates: Area = {
  name: "estimates",
  groups: [
    group(
      "string",
      raw`
self.size() > 0
self.contains('a')
self.matches('^[a-z]+$')
self.startsWith('a')
self + self
self.split(',').all(s, s.size() < 5)
self.replace('a', 'b') == self
self == 'abc'
self in ['a', 'b', 'c']
self.lowerAscii().size()
self.find('[0-9]+') == ''
url(self).getHost() == 'a'
quantity('1') == quantity('1') || isQuantity(self)
format.dns1123Label().validate(self).hasValue()
self.indexOf('a') < 0
[self, self].join(',').size()
string(self.size()).size()
isIP(self) || isCIDR(self)
isSemver(self)
bytes(self).size()
self.trim().substring(0, 1)
`,
      { schemas: { self: text({ maxLength: 50 }) }, variables: { self: "abc" } },
    ),
    group(
      "unbounded-string",
      raw`
self.contains('a')
self.matches('^[a-z]+$')
self + self
self.split(',').all(s, s.size() < 5)
self == 'abc'
`,
      { schemas: { self: text() }, variables: { self: "abc" } },
    ),
    group(
      "list",
      raw`
self.all(x, x > 0)
self.all(x, self.all(y, x == y || x != y))
self.all(x, self.all(y, self.all(z, x + y + z > 0)))
self.exists(x, x == 1)
self.map(x, x * 2).sum() > 0
self.filter(x, x > 1).size()
self.isSorted()
self == [1]
self + self
1 in self
self.indexOf(1)
self.map(x, string(x)).join(',')
sets.intersects(self, self)
self.distinct().size()
self.sort()
self.reverse()
self.slice(0, 1)
self.exists_one(x, x == 1)
self.all(i, x, x > i)
self.transformList(i, x, x + i)
self.transformMap(i, x, x)
self.sum() == self.max() + self.min()
`,
      {
        schemas: { self: { type: "array", maxItems: 20, items: { type: "integer" } } },
        variables: { self: [1, 2, 3] },
      },
    ),
    group(
      "resource",
      raw`
self.spec.name.size() < 10
self.spec.name.matches('^[a-z]+$')
self.spec.phase.contains('R')
self.spec.phase == self.spec.name
self.spec.port == self.spec.port
string(self.spec.port).contains('a')
self.spec.started < self.spec.started
string(self.spec.timeout).size()
self.spec.secret == self.spec.secret
self.spec.labels.all(k, k.contains('a'))
self.spec.labels.all(k, self.spec.labels[k].contains('a'))
self.spec.labels.all(k, v, v.contains('a'))
self.spec.set.all(s, s.contains('a'))
self.spec.set.all(s, self.spec.set.exists_one(t, t == s))
self.spec.ports.all(p, p.name.matches('^[a-z]+$'))
self.spec.ports.all(p, self.spec.ports.exists(q, q.port == p.port))
self.spec.matrix.all(r, r.all(v, v > 0.0))
self.spec.unbounded.all(u, u.contains('a'))
self.spec.unbounded.all(u, self.spec.unbounded.all(v, u == v))
self.spec.ports == self.spec.ports
self.spec.ports.map(p, p.name).join(',')
self.spec.ports.filter(p, p.port > 80).map(p, p.name)
has(self.spec.labels) && has(self.spec.labels.app) && self.spec.labels.app.startsWith('a')
self.spec.?name.orValue('').contains('a')
self.spec.?labels[?'a'].orValue('').contains('a')
self.metadata.name.contains('a')
self.spec.enabled ? self.spec.name.contains('a') : self.spec.unbounded.exists(u, u.contains('a'))
self.spec.ratio > 1.0 || self.spec.replicas > 1 || self.spec.enabled
`,
      { schemas: { self: widget }, roots: ["self"], variables: { self: { spec: { replicas: 1, name: "w" } } } },
    ),
  ],
};
