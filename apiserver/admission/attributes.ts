import type { Operation, UserInfo } from "@bubustack/api/admission";
import type { JsonObject } from "@bubustack/api/json";
import type { GroupVersionKind } from "@bubustack/api/meta";
import type { Resource } from "../resources/resource.ts";
import type { Warnings } from "../wire/warnings.ts";

/** What admission is asked about. */
export interface Attributes {
  readonly resource: Resource;
  /** Where the object is of another kind than the resource, as with some subresources. */
  readonly kind?: GroupVersionKind;
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

/** Asks the webhooks. Both throw an ApiError when the request is refused. */
export interface Admission {
  /** The object after all mutating webhooks. `complete` prunes and defaults what a webhook has patched. */
  mutate(attributes: Attributes, complete: (object: JsonObject) => JsonObject): Promise<JsonObject | undefined>;
  validate(attributes: Attributes): Promise<void>;
  /** Closes the connections to the webhooks. */
  close(): void;
}

/** Admits everything: what seeds the server before any webhook can be called. */
export const admitAll: Admission = {
  mutate: async (attributes) => attributes.object,
  validate: async () => {},
  close: () => {},
};
