import type { UserInfo } from "@bubustack/api/admission";
import { brief } from "@bubustack/api/json";

/** An act on a resource, or on a path of the API server, as an access review names it. Texts are empty where they do not apply. */
export interface Access {
  readonly verb: string;
  /** Empty for the core group. */
  readonly group: string;
  /** Plural, lower-case: `serviceaccounts`. */
  readonly resource: string;
  /** `token` of `serviceaccounts/token`. */
  readonly subresource?: string;
  /** Empty: all namespaces, or a cluster-scoped resource. */
  readonly namespace: string;
  /** Empty: every name. */
  readonly name: string;
  /** `/healthz`: then it is no resource that is meant. */
  readonly path?: string;
  /** Selectors of a list, as they are written in a query; absent: none. */
  readonly fieldSelector?: string;
  readonly labelSelector?: string;
}

/** Whether somebody may do something. `user` is absent where the caller has no request: nobody can know then. */
export interface AccessAsk {
  readonly verb: "access";
  readonly user?: UserInfo;
  readonly to: Access;
}

export function accessAsk(user: UserInfo | undefined, to: Access): AccessAsk {
  return user === undefined ? { verb: "access", to } : { verb: "access", user, to };
}

/** A stable text for an ask. Names and groups are free texts, so that nothing less than JSON keeps them apart. */
export function accessKey({ user, to }: AccessAsk): string {
  const { verb, group, resource, subresource = "", namespace, name, path, fieldSelector = "", labelSelector = "" } = to;
  const extra = Object.entries(user?.extra ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  const who = user === undefined ? null : [user.username ?? "", user.uid ?? "", user.groups ?? [], extra];
  const selected = fieldSelector !== "" || labelSelector !== "";
  // Few asks have more than a name.
  const more = selected ? [path ?? null, fieldSelector, labelSelector] : path === undefined ? [] : [path];
  return `access ${JSON.stringify([who, verb, group, resource, subresource, namespace, name, ...more])}`;
}

/** Words for an act: `create serviceaccounts/token "runner" in namespace "default"`. */
export function accessName(to: Access): string {
  const { verb, group, resource, subresource = "", namespace, name } = to;
  const what = `${resource}${group === "" ? "" : `.${group}`}${subresource === "" ? "" : `/${subresource}`}`;
  const which = name === "" ? "" : ` ${brief(name, 253)}`;
  return `${verb} ${what}${which}${namespace === "" ? "" : ` in namespace ${brief(namespace, 63)}`}`;
}
