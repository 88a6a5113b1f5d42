import type { UserInfo } from "@bubustack/api/admission";
import type { Resource } from "../resources/resource.ts";
import type { Server } from "../server.ts";
import { ApiError } from "../status.ts";
import { Warnings } from "../wire/warnings.ts";
import { remove } from "../writes/delete.ts";
import type { DeleteOptions } from "../writes/delete-options.ts";

/** Who deletes, and until when. */
export interface Deleter {
  readonly user: UserInfo;
  readonly signal: AbortSignal;
}

export interface Deletion {
  readonly resource: Resource;
  /** `namespace/name`, as the store keeps it. */
  readonly key: string;
  /** Default `Background`. */
  readonly propagation?: DeleteOptions["propagation"];
  /** Deletes only the object of this uid. */
  readonly uid?: string;
  /** Seconds that it is given to end; default: what its kind says. */
  readonly grace?: number;
}

/**
 * Deletes an object as a controller does: through admission, like any client. Answers whether it is gone; one that was
 * gone already counts as gone. A refusal is thrown.
 */
export async function deleteObject(server: Server, { user, signal }: Deleter, deletion: Deletion): Promise<boolean> {
  const { resource, key, propagation = "Background", uid, grace } = deletion;
  const slash = key.indexOf("/");
  const place = { resource, namespace: key.slice(0, slash), name: key.slice(slash + 1), subresource: "" };
  const options: DeleteOptions = {
    dryRun: false,
    propagation,
    ...(uid === undefined ? {} : { uid }),
    ...(grace === undefined ? {} : { grace }),
    object: { kind: "DeleteOptions", apiVersion: "meta.k8s.io/v1" },
  };
  try {
    const { gone } = await remove(server, { user, warnings: new Warnings(), signal }, place, options);
    return gone;
  } catch (error) {
    if (error instanceof ApiError && error.status.code === 404) return true;
    throw error;
  }
}
