import type { Fields } from "../record/fields.ts";
import { fieldsOf } from "../record/fields.ts";

/** The text that a value is; empty for everything else. */
export function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** Who did something, as people read it; a name that is sealed says so, with the beginning of its keyed digest. */
export function actorName(data: Fields): string {
  const actor = fieldsOf(data["actor"]);
  const name = textOf(actor["username"]) || textOf(data["reader"]) || textOf(data["by"]);
  if (name !== "" || !("sealed" in actor)) return name;
  return `${actor["forgotten"] === true ? "forgotten" : "sealed"} ${textOf(actor["digest"]).replace("hmac-sha256:", "").slice(0, 12)}`.trim();
}
