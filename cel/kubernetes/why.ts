import { goQuote } from "../library/go-quote.ts";
import type { Why } from "../plan/frame.ts";
import { typeOf } from "../values/show.ts";
import { isMapped, readAddress } from "./address.ts";
import { addressFault, networkFault } from "./address-fault.ts";
import { semverFault } from "./semver-fault.ts";

const failed = "network address parse error during conversion from string";

const words: { readonly [about: string]: Why } = {
  address: (_, text) => {
    const address = readAddress(text);
    if (address !== undefined && isMapped(address)) return `IPv4-mapped IPv6 address ${goQuote(text)} is not allowed`;
    const [bare = "", zone = ""] = text.split(/%(.*)/s);
    if (zone !== "" && readAddress(bare)?.length === 16)
      return `IP address ${goQuote(text)} with zone value is not allowed`;
    return `IP Address ${goQuote(text)} parse error during conversion from string: ${addressFault(text)}`;
  },
  network: (_, text) =>
    isMappedNetwork(text)
      ? `${failed}: IPv4-mapped IPv6 address ${goQuote(text)} is not allowed`
      : `${failed}: ${failed}: ${networkFault(text)}`,
  version: (_, text) => semverFault(text),
  // Go's names: `types.Int`, `types.Null`, `types.Timestamp`.
  type: (_, name) => name.replace(/^.*\.|_type$/g, "").replace(/./, (first) => `types.${first.toUpperCase()}`),
};

/** A network of addresses of version 4 that are written as such of version 6. */
function isMappedNetwork(text: string): boolean {
  const [address = "", bits = ""] = text.split("/");
  const bytes = /^(0|[1-9][0-9]{0,2})$/.test(bits) && Number(bits) <= 128 ? (readAddress(address) ?? []) : [];
  return isMapped(bytes);
}

/** How the names of types begin that have an operator; texts and times (`google.…`) answer for themselves, without a name. */
const able: { readonly [operator: string]: RegExp } = {
  "_+_": /^(by|[dgilsu])/,
  "_-_": /^[dgisu]/,
  "_*_": /^[dgisu]/,
  "_/_": /^[dgisu]/,
  "_%_": /^[gisu]/,
  "-_": /^(bo|[dgis])/,
};

/** Errors word for word as an API server tells them: in the words of cel-go, of Go and of its libraries. */
export const whyOfKubernetes: Why = (about, told, left) => {
  const other = Object.hasOwn(words, about) ? words[about] : undefined;
  if (other !== undefined) return other(about, told);
  const named = told === "no such overload" && !(able[about] ?? /^[bdgisu]/).test(typeOf(left ?? null).name);
  return named ? `${told}: ${about}` : told;
};
