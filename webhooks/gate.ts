/** Counts what is inside and refuses more than fits. */
export interface Gate {
  readonly inside: number;
  /** True when there was room: the caller must leave. */
  enter(): boolean;
  leave(): void;
}

export function gate(capacity: number): Gate {
  let inside = 0;
  return {
    get inside() {
      return inside;
    },
    enter() {
      if (inside >= capacity) return false;
      inside++;
      return true;
    },
    leave() {
      inside--;
    },
  };
}
