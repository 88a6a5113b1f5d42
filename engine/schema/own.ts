import type { Json, JsonObject } from "@bubustack/api/json";

/**
 * Sets an own property whatever its name: assigning to `__proto__` would change the prototype instead, and input
 * may hold that key.
 */
export function setOwn(target: { [key: string]: Json | undefined }, key: string, value: Json): void {
  if (key === "__proto__") {
    Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
  } else target[key] = value;
}

/** A copy that may be written to; own properties only, `__proto__` included. */
export function copyOf(value: JsonObject): { [key: string]: Json | undefined } {
  return { ...value };
}
