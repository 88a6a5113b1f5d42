import { badRequest } from "../status.ts";

/** Whom a request wants to act as. */
export interface Impersonation {
  readonly user: string;
  readonly uid: string;
  readonly groups: readonly string[];
  /** Values by key, in lower case. */
  readonly extra: { readonly [key: string]: readonly string[] };
}

/** Reads the `Impersonate-*` headers from names and values in turn; undefined where there are none; 400 without a user. */
export function impersonationOf(rawHeaders: readonly string[]): Impersonation | undefined {
  let user = "";
  let uid = "";
  const groups: string[] = [];
  const extra = new Map<string, string[]>();
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    const name = (rawHeaders[i] ?? "").toLowerCase();
    if (!name.startsWith("impersonate-")) continue;
    const value = rawHeaders[i + 1] ?? "";
    if (name === "impersonate-user") user ||= value;
    else if (name === "impersonate-uid") uid ||= value;
    else if (name === "impersonate-group") groups.push(value);
    else if (name.startsWith(extraPrefix)) {
      const key = decoded(name.slice(extraPrefix.length));
      extra.set(key, [...(extra.get(key) ?? []), value]);
    }
  }
  if (user !== "") return { user, uid, groups, extra: Object.fromEntries(extra) };
  if (uid === "" && groups.length === 0 && extra.size === 0) return undefined;
  throw badRequest("requested groups, a uid or extra fields without impersonating a user");
}

const extraPrefix = "impersonate-extra-";

/** Keys are percent-encoded where a header name cannot hold them; one that is not valid stands for itself. */
function decoded(key: string): string {
  try {
    return decodeURIComponent(key);
  } catch {
    return key;
  }
}
