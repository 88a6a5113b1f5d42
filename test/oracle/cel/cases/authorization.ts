import type { CaseAuthorizer } from "../case.ts";
import type { Area } from "./area.ts";
import { group, raw } from "./area.ts";

const authorizer: CaseAuthorizer = {
  user: "alice",
  groups: ["developers"],
  requestResource: { group: "apps", version: "v1", resource: "deployments", namespace: "shop", name: "web" },
  rules: [
    {
      user: "system:serviceaccount:shop:robot",
      verb: "get",
      resource: "pods",
      decision: "allow",
      reason: "robots read",
    },
    { user: "alice", verb: "get", group: "", resource: "pods", namespace: "shop", decision: "allow", reason: "reader" },
    { verb: "delete", resource: "pods", decision: "deny", reason: "nobody deletes" },
    { verb: "update", group: "apps", resource: "deployments", subresource: "scale", decision: "allow" },
    { verb: "update", group: "apps", resource: "deployments", name: "web", decision: "allow", reason: "owner" },
    { verb: "get", path: "/healthz", decision: "allow", reason: "public" },
    { verb: "watch", resource: "secrets", decision: "noOpinion", error: "webhook is down" },
    { verb: "create", resource: "secrets", decision: "allow", reason: "half", error: "partial failure" },
    { verb: "list", resource: "pods", fieldSelector: "spec.nodeName = node-1", decision: "allow", reason: "own node" },
    { verb: "list", resource: "pods", labelSelector: "app = web;tier in a,b", decision: "allow", reason: "own labels" },
    { verb: "list", resource: "pods", fieldSelector: "invalid", decision: "deny", reason: "bad field selector" },
    { verb: "list", resource: "pods", labelSelector: "invalid", decision: "deny", reason: "bad label selector" },
  ],
};

export const authorization: Area = {
  name: "authorization",
  groups: [
    group(
      "checks",
      raw`
authorizer.group('').resource('pods').namespace('shop').check('get').allowed()
authorizer.group('').resource('pods').namespace('shop').check('get').reason()
authorizer.group('').resource('pods').namespace('other').check('get').allowed()
authorizer.group('').resource('pods').namespace('other').check('get').reason()
authorizer.group('').resource('pods').check('delete').allowed()
authorizer.group('').resource('pods').check('delete').reason()
authorizer.group('apps').resource('deployments').subresource('scale').check('update').allowed()
authorizer.group('apps').resource('deployments').subresource('scale').check('update').reason()
authorizer.group('apps').resource('deployments').name('web').check('update').allowed()
authorizer.group('apps').resource('deployments').name('db').check('update').allowed()
authorizer.group('apps').resource('deployments').subresource('').name('web').check('update').reason()
authorizer.group('').resource('secrets').check('watch').allowed()
authorizer.group('').resource('secrets').check('watch').errored()
authorizer.group('').resource('secrets').check('watch').error()
authorizer.group('').resource('secrets').check('create').allowed()
authorizer.group('').resource('secrets').check('create').errored()
authorizer.group('').resource('secrets').check('create').error()
authorizer.group('').resource('pods').check('get').error()
authorizer.group('').resource('pods').check('get').errored()
authorizer.path('/healthz').check('get').allowed()
authorizer.path('/healthz').check('post').allowed()
authorizer.path('healthz').check('get').allowed()
authorizer.path('')
authorizer.path('  ')
authorizer.group('').resource('')
authorizer.group('').resource(' ')
authorizer.requestResource.check('update').allowed()
authorizer.requestResource.check('update').reason()
authorizer.requestResource.check('delete').allowed()
authorizer.requestResource.name('db').check('update').allowed()
authorizer.requestResource.subresource('scale').check('update').allowed()
authorizer.serviceAccount('shop', 'robot').group('').resource('pods').check('get').allowed()
authorizer.serviceAccount('shop', 'robot').group('').resource('pods').check('get').reason()
authorizer.serviceAccount('shop', 'other').group('').resource('pods').check('get').allowed()
authorizer.serviceAccount('not@valid', 'robot')
authorizer.serviceAccount('shop', 'Not Valid')
authorizer.serviceAccount('', 'robot')
authorizer.serviceAccount('a.b', 'robot')
authorizer.serviceAccount('shop', 'ro.bot').path('/healthz').check('get').allowed()
`,
      { authorizer },
    ),
    group(
      "selectors",
      raw`
authorizer.group('').resource('pods').fieldSelector('spec.nodeName=node-1').check('list').allowed()
authorizer.group('').resource('pods').fieldSelector('spec.nodeName==node-1').check('list').reason()
authorizer.group('').resource('pods').fieldSelector('spec.nodeName!=node-1').check('list').allowed()
authorizer.group('').resource('pods').fieldSelector('bad selector').check('list').reason()
authorizer.group('').resource('pods').fieldSelector('').check('list').reason()
authorizer.group('').resource('pods').labelSelector('app=web,tier in (a,b)').check('list').reason()
authorizer.group('').resource('pods').labelSelector('tier in (b,a),app==web').check('list').reason()
authorizer.group('').resource('pods').labelSelector('app').check('list').reason()
authorizer.group('').resource('pods').labelSelector('!!').check('list').reason()
authorizer.group('').resource('pods').labelSelector('').check('list').reason()
authorizer.requestResource.fieldSelector('metadata.name=web').check('update').allowed()
`,
      { authorizer },
    ),
    group(
      "types",
      raw`
authorizer
authorizer.group('apps')
authorizer.group('apps').resource('deployments')
authorizer.path('/x')
authorizer.path('/x').check('get')
authorizer.requestResource
type(authorizer)
type(authorizer.path('/x').check('get'))
authorizer == authorizer
authorizer.check('get')
authorizer.group('').check('get')
authorizer.group('apps').namespace('a')
authorizer.path('/x').resource('a')
authorizer.resource('pods')
authorizer.group(1)
authorizer.path('/x').check()
authorizer.path('/x').check(1)
authorizer.path('/x').check('get').allowed
authorizer.serviceAccount('shop')
authorizer.user
string(authorizer)
dyn(authorizer).path('/healthz').check('get').allowed()
dyn('text').path('/healthz')
dyn(1).allowed()
`,
      { authorizer },
    ),
    group(
      "cost",
      raw`
authorizer.path('/a').check('get').allowed() || authorizer.path('/b').check('get').allowed()
authorizer.path('/a').check('get').allowed() || authorizer.path('/b').check('get').allowed() || authorizer.path('/c').check('get').allowed()
authorizer.path('/healthz').check('get').allowed() || authorizer.path('/b').check('get').allowed() || authorizer.path('/c').check('get').allowed()
['get', 'list'].all(v, authorizer.group('').resource('pods').check(v).allowed())
['get', 'list', 'watch'].exists(v, authorizer.group('').resource('nodes').check(v).allowed())
authorizer.group('').resource('pods').labelSelector('app=web,tier in (a,b)').check('list').allowed()
`,
      { authorizer },
    ),
    group(
      "older",
      raw`
authorizer.group('').resource('pods').namespace('shop').check('get').allowed()
authorizer.group('').resource('pods').fieldSelector('spec.nodeName=node-1').check('list').allowed()
`,
      { authorizer, env: "kubernetes-1.30" },
    ),
    group(
      "odd-selectors",
      raw`
authorizer.group('').resource('pods').labelSelector('a/b').check('list').reason()
authorizer.group('').resource('pods').labelSelector('/b').check('list').reason()
authorizer.group('').resource('pods').labelSelector('!a').check('list').reason()
authorizer.group('').resource('pods').labelSelector('a<1').check('list').reason()
authorizer.group('').resource('pods').labelSelector('a<b').check('list').reason()
authorizer.group('').resource('pods').labelSelector('a in ()').check('list').reason()
authorizer.group('').resource('pods').labelSelector('a in (b').check('list').reason()
authorizer.group('').resource('pods').labelSelector('a,').check('list').reason()
authorizer.group('').resource('pods').labelSelector('a b').check('list').reason()
authorizer.group('').resource('pods').labelSelector('a=b=c').check('list').reason()
authorizer.group('').resource('pods').fieldSelector('a=b=c').check('list').reason()
authorizer.group('').resource('pods').fieldSelector('=a').check('list').reason()
authorizer.group('').resource('pods').fieldSelector(',').check('list').reason()
authorizer.group('').resource('pods').fieldSelector('a').check('list').reason()
`,
      { authorizer },
    ),
  ],
};
