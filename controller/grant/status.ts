import type { Settings } from "@bubustack/policies/settings";
import type { Says } from "@bubustack/runtime/conditions";

/** The one condition of this controller. */
export function inUse(mode: Settings["crossNamespace"], users: number, namespaces: number): Says {
  const who = users === 0 ? "no object" : `${plural(users, "object")} of ${plural(namespaces, "namespace")}`;
  if (mode === "deny") {
    const message = `the installation's crossNamespace is "deny", so that no grant has effect; with "grant" ${who} would rely on this one`;
    return { type: "InUse", status: "False", reason: "NoEffect", message };
  }
  if (users === 0) {
    return { type: "InUse", status: "False", reason: "NoUsers", message: "no object relies on this grant" };
  }
  if (mode === "allow") {
    const message = `the installation's crossNamespace is "allow", so that no grant is needed; with "grant" ${who} would rely on this one`;
    return { type: "InUse", status: "False", reason: "NotNeeded", message };
  }
  const message = `${who} ${users === 1 ? "relies" : "rely"} on this grant`;
  return { type: "InUse", status: "True", reason: "ReliedOn", message };
}

/** Of a grant that is being deleted while objects rely on it. */
export function leaving(users: number): string {
  const which = users === 1 ? "object relies" : "objects rely";
  return `the grant is being deleted while ${users} ${which} on it: what they refer to is refused from then on`;
}

function plural(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? "" : "s"}`;
}
