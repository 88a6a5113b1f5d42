import type { Operation, UserInfo } from "@bubustack/api/admission";
import type { JsonObject } from "@bubustack/api/json";
import type { GroupVersionKind } from "@bubustack/api/meta";
import type { Structural } from "@bubustack/api/structural";
import type { Resource } from "../resources/resource.ts";
import type { Warnings } from "../wire/warnings.ts";

/** What admission is asked about. */
export interface Attributes {
  readonly resource: Resource;
  /** Where the object is of another kind than the resource, as with some subresources. */
  readonly kind?: GroupVersionKind;
  /** The schema of that other kind. */
  readonly schema?: Structural;
  /** Empty for the object itself. */
  readonly subresource: string;
  readonly operation: Operation;
  /** Empty where the server will generate it, and for deletecollection. */
  readonly name: string;
  readonly namespace: string;
  readonly object?: JsonObject;
  readonly oldObject?: JsonObject;
  readonly dryRun: boolean;
  /** CreateOptions, UpdateOptions, PatchOptions or DeleteOptions. */
  readonly options: JsonObject;
  readonly user: UserInfo;
  readonly warnings: Warnings;
  readonly signal: AbortSignal;
}

/** Asks the policies and the webhooks. Both throw an ApiError when the request is refused. */
export interface Admission {
  /** The object after all that may change it. `complete` prunes and defaults what was patched. */
  mutate(attributes: Attributes, complete: (object: JsonObject) => JsonObject): Promise<JsonObject | undefined>;
  validate(attributes: Attributes): Promise<void>;
  /** Closes the connections to the webhooks. */
  close(): void;
}

/** Admits everything: what seeds the server before anything can be asked. */
export const admitAll: Admission = {
  mutate: async (attributes) => attributes.object,
  validate: async () => {},
  close: () => {},
};
