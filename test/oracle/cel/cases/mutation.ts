import type { Area } from "./area.ts";
import { group, raw } from "./area.ts";

const variables = {
  object: { metadata: { labels: { "app/x": "1" } }, spec: { replicas: 1, containers: [{ name: "a" }, { name: "b" }] } },
};

export const mutation: Area = {
  name: "mutation",
  groups: [
    group(
      "objects",
      raw`
Object{}
Object{spec: Object.spec{replicas: 3}}
Object{spec: Object.spec{replicas: object.spec.replicas + 1}}
Object{metadata: Object.metadata{labels: {'a': 'b'}}}
Object{metadata: Object.metadata{labels: {'a': 'b'}}}.metadata
Object{spec: Object.spec{replicas: 3}} == Object{spec: Object.spec{replicas: 3}}
Object{spec: Object.spec{replicas: 3}} == Object{spec: Object.spec{replicas: 4}}
Object{spec: Object.other{replicas: 3}}
Object{spec: Object.spec{list: [1, 2], text: 'a', flag: true, nothing: null}}
Object{?spec: optional.none()}
Object{?spec: optional.of(1)}
Object{spec: Object.spec{template: Object.spec.template{metadata: Object.spec.template.metadata{name: 'x'}}}}
Object{spec: object.spec}
Object{spec: 1, spec: 2}
Other{}
Object{1: 2}
type(Object{})
has(Object{spec: 1}.spec)
Object{data: {'a': '1', 'b': '2'}}
`,
      { env: "kubernetes-mutation", variables },
    ),
    group(
      "patches",
      raw`
JSONPatch{op: 'add', path: '/a', value: 1}
JSONPatch{op: 'remove', path: '/a'}
JSONPatch{op: 'move', from: '/a', path: '/b'}
JSONPatch{op: 'test', path: '/a', value: 'x'}
JSONPatch{}
JSONPatch{op: 1}
JSONPatch{unknown: 'a'}
JSONPatch{op: 'add', path: '/a', value: Object.spec{replicas: 3}}
[JSONPatch{op: 'add', path: '/metadata/labels/' + jsonpatch.escapeKey('app/x~y'), value: 'v'}]
[JSONPatch{op: 'add', path: '/a', value: [1, 2]}, JSONPatch{op: 'remove', path: '/b'}]
object.spec.containers.map(c, JSONPatch{op: 'add', path: '/c/' + c.name, value: c})
object.spec.replicas > 5 ? [JSONPatch{op: 'remove', path: '/a'}] : []
JSONPatch{op: 'add', path: '/a', value: 1} == JSONPatch{op: 'add', path: '/a', value: 1}
JSONPatch{op: 'add', path: '/a', value: 1} == JSONPatch{op: 'add', path: '/a', value: 2}
JSONPatch{op: 'add', path: '/a'}.op
JSONPatch{op: 'add', path: '/a'}.value
has(JSONPatch{op: 'add'}.op)
has(JSONPatch{op: 'add'}.path)
jsonpatch.escapeKey('a/b')
jsonpatch.escapeKey('a~b')
jsonpatch.escapeKey('~1/~0')
jsonpatch.escapeKey('')
jsonpatch.escapeKey('plain')
jsonpatch.escapeKey(1)
'a'.escapeKey()
jsonpatch.escapeKey('a/b').size()
`,
      { env: "kubernetes-mutation", variables },
    ),
    group(
      "elsewhere",
      raw`
Object{}
JSONPatch{op: 'add'}
jsonpatch.escapeKey('a')
`,
    ),
  ],
};
