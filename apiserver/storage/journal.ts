import type { GroupResource } from "../status.ts";
import type { Written } from "./entry.ts";

/** One kept object. */
export interface Kept {
  readonly resource: GroupResource;
  readonly key: string;
  readonly version: number;
  readonly written: Written;
}

/** Where a store keeps its objects over the end of its process. Each call is done when it returns. */
export interface Journal {
  /** The clock at the last write that was kept; 0 where there was none. */
  version(): number;
  /** All objects, in no order. */
  objects(): Iterable<Kept>;
  put(kept: Kept): void;
  remove(removal: Omit<Kept, "written">): void;
  /** A text that is kept beside the objects, such as a key; made by `make` when it is not there. */
  text(name: string, make: () => string): string;
  close(): void;
}
