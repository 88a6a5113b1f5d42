import type { Server } from "../server.ts";
import type { GroupResource } from "../status.ts";
import { qualified } from "../status.ts";

/** Something made of what stands in some collections, made again when they have changed. */
export function cached<T>(
  server: () => Server,
  resources: readonly GroupResource[],
  make: (server: Server) => T,
): () => T {
  const names = new Set(resources.map(qualified));
  let made: { readonly value: T } | undefined;
  let follows = false;
  return () => {
    if (!follows) {
      follows = true;
      server().store.observe(({ resource }) => {
        if (names.has(qualified(resource))) made = undefined;
      });
    }
    made ??= { value: make(server()) };
    return made.value;
  };
}
