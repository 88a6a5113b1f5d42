import { brief, equal } from "@bubustack/api/json";
import type { ObjectMeta } from "@bubustack/api/meta";
import type { Found } from "../finding.ts";
import { forbidden } from "../finding.ts";

interface Described {
  readonly metadata: ObjectMeta;
  readonly spec: unknown;
}

/** A change of the spec of an object that is being deleted. */
export function changedWhileDeleting(object: Described, old: Described | undefined): readonly Found[] {
  if (old === undefined || old.metadata?.deletionTimestamp === undefined || equal(object.spec, old.spec)) return [];
  const message = "cannot change while the deletion of the object is in progress";
  return [forbidden(["spec"], message, { fix: "create it anew when it is gone" })];
}

/** A change of the spec under an unchanged version. */
export function movedVersion(
  object: Described & { readonly spec: { readonly version?: string } },
  old: typeof object | undefined,
): readonly Found[] {
  const version = (object.spec.version ?? "").trim();
  if (old === undefined || version === "" || (old.spec.version ?? "").trim() !== version) return [];
  if (equal(object.spec, old.spec)) return [];
  const message = `the spec changes and the version stays ${brief(version)}`;
  return [forbidden(["spec", "version"], message, { fix: "write a new version: references pin it" })];
}
