import type { BasicKind, Grammar, Production } from "./grammar.ts";
import { all, basic } from "./grammar.ts";
import * as texts from "./texts.ts";

/** The types of the libraries of Kubernetes, and texts that their parsers read. */
type Kind =
  | BasicKind
  | "access"
  | "address"
  | "amount"
  | "authorizer"
  | "cidr"
  | "format"
  | "group"
  | "ip"
  | "link"
  | "name"
  | "network"
  | "path"
  | "pattern"
  | "quantity"
  | "resource"
  | "selector"
  | "semver"
  | "url"
  | "versionText";

function made(kind: Kind, make: Production["make"], simplest: string): readonly Production<Kind>[] {
  const random = { kind, text: "", ...(make && { make }) };
  return [{ kind, text: simplest }, random, random, random, random];
}

const leaves: readonly Production<Kind>[] = [
  ...made("link", texts.urls, "'/a'"),
  ...made("address", texts.addresses, "'::1'"),
  ...made("network", texts.networks, "'10.0.0.0/8'"),
  ...made("amount", texts.amounts, "'1'"),
  ...made("versionText", texts.versions, "'1.2.3'"),
  ...made("name", texts.names, "'a'"),
  ...made("selector", texts.selectors, "'a'"),
  ...made("pattern", texts.patterns, "'a'"),
  ...all("url", ["url('/a')", "url('https://u:p@a.b:80/c?d=e#f')"]),
  ...all("ip", ["ip('::1')", "ip('10.0.0.1')"]),
  ...all("cidr", ["cidr('10.0.0.0/8')", "cidr('::/0')", "cidr('10.1.2.3/16')"]),
  ...all("quantity", ["quantity('1')", "quantity('1.5Gi')", "quantity('-100m')"]),
  ...all("semver", ["semver('1.2.3')", "semver('1.2.3-rc.1+b')"]),
  ...all("format", [
    "format.dns1123Label()",
    "format.dns1123Subdomain()",
    "format.dns1035Label()",
    "format.qualifiedName()",
    "format.dns1123LabelPrefix()",
    "format.dns1123SubdomainPrefix()",
    "format.dns1035LabelPrefix()",
    "format.labelValue()",
    "format.uri()",
    "format.uuid()",
    "format.byte()",
    "format.date()",
    "format.datetime()",
  ]),
  ...all("authorizer", ["authorizer"]),
  ...all("group", ["authorizer.group('')"]),
  ...all("path", ["authorizer.path('/a')"]),
  ...all("resource", ["authorizer.requestResource", "authorizer.group('').resource('pods')"]),
  ...all("access", ["authorizer.path('/a').check('get')", "authorizer.requestResource.check('get')"]),
];

const own: readonly Production<Kind>[] = [
  ...all("link", ["{string}"]),
  ...all("address", ["{string}", "string({ip})"]),
  ...all("network", ["{string}", "string({cidr})"]),
  ...all("amount", ["{string}", "string({int})", "string({double})"]),
  ...all("versionText", ["{string}"]),
  ...all("name", ["{string}"]),
  ...all("selector", ["{string}"]),
  ...all("url", ["url({link})"]),
  ...all("ip", ["ip({address})", "{cidr}.ip()"]),
  ...all("cidr", ["cidr({network})", "{cidr}.masked()"]),
  ...all("quantity", [
    "quantity({amount})",
    "quantity({amount})",
    "{quantity}.add({quantity})",
    "{quantity}.add({int})",
    "{quantity}.sub({quantity})",
    "{quantity}.sub({int})",
  ]),
  ...all("semver", ["semver({versionText})", "semver({versionText}, {bool})", "semver({versionText}, true)"]),
  ...all("format", ["format.named({name}).value()", "format.named('uri').value()"]),
  ...all("authorizer", ["authorizer.serviceAccount({name}, {name})"]),
  ...all("group", ["{authorizer}.group({name})"]),
  ...all("path", ["{authorizer}.path({name})"]),
  ...all("resource", [
    "{group}.resource({name})",
    "{resource}.subresource({name})",
    "{resource}.namespace({name})",
    "{resource}.name({name})",
    "{resource}.fieldSelector({selector})",
    "{resource}.labelSelector({selector})",
  ]),
  ...all("access", [
    "{path}.check({name})",
    "{resource}.check({name})",
    "{resource}.check('get')",
    "{resource}.check('watch')",
  ]),
];

const comparable: readonly Kind[] = ["cidr", "format", "ip", "quantity", "semver", "url"];

const used: readonly Production<Kind>[] = [
  ...comparable.flatMap((kind) => all<Kind>("bool", [`({${kind}} == {${kind}})`, `({${kind}} != {${kind}})`])),
  ...all("bool", [
    "isURL({link})",
    "isIP({address})",
    "ip.isCanonical({address})",
    "isCIDR({network})",
    "isQuantity({amount})",
    "isSemver({versionText})",
    "isSemver({versionText}, {bool})",
    "{ip}.isUnspecified()",
    "{ip}.isLoopback()",
    "{ip}.isLinkLocalMulticast()",
    "{ip}.isLinkLocalUnicast()",
    "{ip}.isGlobalUnicast()",
    "{cidr}.containsIP({ip})",
    "{cidr}.containsIP({address})",
    "{cidr}.containsCIDR({cidr})",
    "{cidr}.containsCIDR({network})",
    "{quantity}.isGreaterThan({quantity})",
    "{quantity}.isLessThan({quantity})",
    "{quantity}.isInteger()",
    "{semver}.isGreaterThan({semver})",
    "{semver}.isLessThan({semver})",
    "{format}.validate({name}).hasValue()",
    "format.uri().validate({link}).hasValue()",
    "{access}.allowed()",
    "{access}.allowed()",
    "{access}.errored()",
    "{string}.matches({pattern})",
    "{name}.matches({pattern})",
    "{ints}.all(a, b, a < b && {bool})",
    "({ip} in [{ip}])",
    "({quantity} in [{quantity}, {quantity}])",
    "({dyn} == {ip})",
    "(dyn({quantity}) == dyn({int}))",
    "dyn({ip}).isLoopback()",
    "([{dyn}] == [dyn({ip})])",
    "([dyn({quantity})] != [{dyn}, {int}])",
    "({'a': dyn({cidr})} == {'a': {dyn}})",
    "([{quantity}] == [{quantity}])",
    "(optional.of({quantity}) == optional.of({quantity}))",
    "([{quantity}].indexOf({quantity}) == {int})",
    "({dyn} == {authorizer})",
  ]),
  ...all("int", [
    "{ip}.family()",
    "{cidr}.prefixLength()",
    "sign({quantity})",
    "{quantity}.asInteger()",
    "{quantity}.compareTo({quantity})",
    "{semver}.compareTo({semver})",
    "{semver}.major()",
    "{semver}.minor()",
    "{semver}.patch()",
    "{url}.getQuery().size()",
    "{format}.validate({name}).value().size()",
  ]),
  ...all("double", ["{quantity}.asApproximateFloat()"]),
  ...all("string", [
    "string({ip})",
    "string({cidr})",
    "{url}.getScheme()",
    "{url}.getHost()",
    "{url}.getHostname()",
    "{url}.getPort()",
    "{url}.getEscapedPath()",
    "{access}.reason()",
    "{access}.error()",
    "{string}.find({pattern})",
    "{name}.find({pattern})",
    "strings.quote({string})",
    "'%s'.format([{name}])",
  ]),
  ...all("strings", [
    "{string}.findAll({pattern})",
    "{name}.findAll({pattern}, {int})",
    "{url}.getQuery()['a']",
    "{url}.getQuery()[{name}]",
    "{format}.validate({name}).orValue([])",
    "{strings}.transformList(i, v, v + {string})",
  ]),
  ...all("ints", [
    "{ints}.transformList(i, v, i + v)",
    "{ints}.sortBy(x, -x)",
    "[{ints}, {ints}].flatten()",
    "lists.range(3)",
  ]),
  ...all("map", [
    "{'a': {int}}.transformMap(k, v, v + {int})",
    "{ints}.transformMap(k, v, k > 0, v).transformMapEntry(k, v, {string(k): v})",
  ]),
  ...all("dyn", ["dyn({name})", "dyn({ip})", "dyn({quantity})", "dyn({url})"]),
];

/** The language with the libraries of Kubernetes. */
export const kubernetes: Grammar = {
  leaves: [...basic.leaves, ...leaves],
  branches: [...basic.branches, ...own, ...used],
};
