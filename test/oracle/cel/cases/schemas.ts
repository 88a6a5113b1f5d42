import type { Area } from "./area.ts";
import { cases, group, raw } from "./area.ts";
import { other, value, widget } from "./widget.ts";

const shared = { schemas: { self: widget }, roots: ["self"], variables: { self: value } };
const both = {
  schemas: { self: widget, oldSelf: widget },
  roots: ["self", "oldSelf"],
  variables: { self: value, oldSelf: other },
};

export const schemas: Area = {
  name: "schemas",
  groups: [
    group(
      "fields",
      raw`
self.spec.replicas
self.spec.replicas > 2
self.spec.ratio
self.spec.ratio == 2.0
self.spec.ratio + 1
type(self.spec.ratio)
self.spec.name
self.spec.name.size()
self.spec.phase == 'Running'
self.spec.phase in ['Pending', 'Running']
self.spec.started
self.spec.started.getFullYear()
self.spec.day
self.spec.day < self.spec.started
self.spec.timeout
self.spec.timeout > duration('1h')
self.spec.secret
self.spec.secret == b'hello'
self.spec.nullable
self.spec.nullable == null
has(self.spec.nullable)
self.spec.enabled
!self.spec.enabled
self.kind
self.apiVersion
self.metadata.name
self.metadata.generateName
has(self.metadata.generateName)
self.metadata.labels
self.metadata.namespace
self.status
has(self.status)
self.status.ready
has(self.status.ready)
has(self.status) && self.status.ready > 0
self.?status.?ready.orValue(0)
self.spec.absent
has(self.spec.absent)
self.absent
self.spec.name + 1
self.spec.replicas.name
self.spec['name']
self['spec']
type(self)
type(self.spec)
type(self.spec.labels)
type(self.spec.set)
self.spec == self.spec
self == self
size(self.spec)
self.spec.size()
'name' in self.spec
self.spec.all(k, true)
`,
      shared,
    ),
    group(
      "int-or-string",
      raw`
self.spec.port
type(self.spec.port) == string
type(self.spec.port) == int ? self.spec.port < 1024 : self.spec.port == 'http'
self.spec.port == 'http'
self.spec.port == 80
self.spec.port > 1
self.spec.port.size()
self.spec.port.matches('^h')
int(self.spec.port)
string(self.spec.port)
has(self.spec.port)
self.spec.port in [dyn('http'), dyn(80)]
`,
      shared,
    ),
    group(
      "maps",
      raw`
self.spec.labels
self.spec.labels.app
self.spec.labels['app']
self.spec.labels.absent
has(self.spec.labels.app)
has(self.spec.labels.absent)
'app' in self.spec.labels
self.spec.labels.size()
self.spec.labels.all(k, k.size() < 10)
self.spec.labels.all(k, v, v.size() < 10)
self.spec.labels.exists(k, self.spec.labels[k].size() > 1)
self.spec.labels == {'app': 'web', 'tier': 'front'}
{'tier': 'front', 'app': 'web'} == self.spec.labels
self.spec.labels.transformList(k, v, v).isSorted() || true
self.spec.labels[?'x'].orValue('none')
self.spec.labels.app.contains('w')
`,
      shared,
    ),
    group(
      "lists",
      raw`
self.spec.set
self.spec.set == ['a', 'b']
self.spec.set == ['b', 'a']
['b', 'a'] == self.spec.set
self.spec.set + ['b', 'c']
self.spec.set + ['c', 'c']
self.spec.set + self.spec.set
'a' in self.spec.set
self.spec.set[0]
self.spec.set.size()
self.spec.atomic
self.spec.atomic == [1, 2, 3]
self.spec.atomic == [3, 2, 1]
self.spec.atomic + [3]
self.spec.atomic.sum()
self.spec.atomic.isSorted()
self.spec.atomic[5]
self.spec.ports
self.spec.ports[0].name
self.spec.ports.all(p, p.port > 0)
self.spec.ports.exists_one(p, p.name == 'http')
self.spec.ports.map(p, p.port)
self.spec.ports.filter(p, p.port > 100).size()
self.spec.ports + self.spec.ports
self.spec.ports.size()
self.spec.ports == self.spec.ports
self.spec.ports[0] == self.spec.ports[1]
self.spec.ports[0].absent
self.spec.matrix
self.spec.matrix[0][1]
self.spec.matrix.all(r, r.all(v, v > 0.0))
self.spec.matrix[0][0]
self.spec.unbounded.all(u, u.size() < 5)
self.spec.unbounded.map(u, u + u)
self.spec.set.all(s, self.spec.unbounded.all(u, s != u))
sets.contains(self.spec.set, ['a'])
sets.equivalent(self.spec.atomic, [1, 2, 3])
self.spec.ports.map(p, p.name).isSorted()
`,
      shared,
    ),
    group(
      "unknown-fields",
      raw`
self.spec.anything
self.spec.anything.x
has(self.spec.anything)
has(self.spec.anything.x)
self.spec.anything == self.spec.anything
type(self.spec.anything)
self.spec.unknown
has(self.spec.unknown)
self.spec.template
self.spec.template.kind
self.spec.template.apiVersion == 'v1'
self.spec.template.metadata.name
self.spec.template.metadata.labels
self.spec.template.spec
has(self.spec.template.metadata)
has(self.spec.template.metadata.generateName)
`,
      shared,
    ),
    {
      name: "escaped-names",
      drafts: [
        ...group(
          "plain",
          raw`
self.spec.namespace
self.spec.__namespace__
self.spec.__if__
self.spec.if
self.spec.in
self.spec.__in__
self.spec.__true__
self.spec.true
self.spec.dash__dash__name
self.spec.dash-name
self.spec.dotted__dot__name
self.spec.dotted.name
self.spec.slash__slash__name
self.spec.double__underscores__under
self.spec.double__under
self.spec.__0digit
self.spec['dash-name']
has(self.spec.dash__dash__name)
has(self.spec.__if__)
`,
          shared,
        ).drafts,
        ...cases(
          "quoted",
          [
            "self.spec.`dash-name`",
            "self.spec.`dotted.name`",
            "self.spec.`slash/name`",
            "self.spec.`sp ace`",
            "self.spec.`if`",
            "has(self.spec.`dash-name`)",
            "self.spec.`name`",
            "self.spec.``",
            "self.`spec`.name",
            "`self`.spec",
            "self.spec.`dash__dash__name`",
          ],
          shared,
        ).drafts,
      ],
    },
    group(
      "transitions",
      raw`
self.spec.replicas == oldSelf.spec.replicas
self.spec.set == oldSelf.spec.set
self.spec.ports == oldSelf.spec.ports
self.spec.atomic == oldSelf.spec.atomic
self.spec.set.all(s, s in oldSelf.spec.set)
oldSelf.spec.ports.all(o, self.spec.ports.exists(p, p.name == o.name))
self.spec.ports + oldSelf.spec.ports
oldSelf.spec.set + self.spec.set
self == oldSelf
self.metadata == oldSelf.metadata
has(oldSelf.spec.phase) == has(self.spec.phase)
self.spec.name == oldSelf.spec.name && self.spec.replicas >= oldSelf.spec.replicas
oldSelf.spec.labels == self.spec.labels
!has(oldSelf.spec.started) || self.spec.started == oldSelf.spec.started
oldSelf.?spec.?labels[?'app'].orValue('none')
`,
      both,
    ),
    group(
      "invalid-data",
      raw`
self.count
self.count + 1
has(self.count)
self.when
self.list[0]
self.list
self.list.all(x, x > 0)
self.map.a
self.flag
self.flag || true
self.number
self.bytes
self.span
self.nothing
self.nothing == null
`,
      {
        schemas: {
          self: {
            type: "object",
            properties: {
              count: { type: "integer" },
              when: { type: "string", format: "date-time" },
              list: { type: "array", items: { type: "integer" } },
              map: { type: "object", additionalProperties: { type: "string" } },
              flag: { type: "boolean" },
              number: { type: "number" },
              bytes: { type: "string", format: "byte" },
              span: { type: "string", format: "duration" },
              nothing: { type: "string" },
            },
          },
        },
        variables: {
          self: {
            count: "three",
            when: "yesterday",
            list: ["a"],
            map: { a: 1 },
            flag: "yes",
            number: "1.5",
            bytes: "!!",
            span: "long",
            nothing: null,
          },
        },
      },
    ),
  ],
};
