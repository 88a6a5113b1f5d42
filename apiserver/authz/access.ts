/** What somebody wants to do, as authorization sees it. */

/** A verb on objects of a resource. */
export interface ResourceAccess {
  readonly type: "resource";
  /** In lower case: get, list, watch, create, update, patch, delete, deletecollection, or one of RBAC's own. */
  readonly verb: string;
  /** Empty for the core group. */
  readonly group: string;
  /** Plural. */
  readonly resource: string;
  /** Empty for the object itself. */
  readonly subresource: string;
  /** Empty: all namespaces, or an object of the cluster. */
  readonly namespace: string;
  /** Empty: no object in particular. */
  readonly name: string;
}

/** A method on a path that names no resource, such as `/version`. */
export interface PathAccess {
  readonly type: "path";
  /** The method in lower case. */
  readonly verb: string;
  readonly path: string;
}

export type Access = ResourceAccess | PathAccess;

/** Who asks: the part of a UserInfo that rights depend on. */
export interface Subject {
  readonly username?: string;
  readonly groups?: readonly string[];
}
