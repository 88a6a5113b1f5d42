import { isObject } from "@bubustack/api/json";
import { badRequest } from "../status.ts";

/** Where a list goes on: the version that it shows, and the last key that was sent. */
export interface Continue {
  readonly version: number;
  readonly after: string;
}

export function writeToken({ version, after }: Continue): string {
  return Buffer.from(JSON.stringify({ v: "meta.k8s.io/v1", rv: version, start: after })).toString("base64url");
}

export function readToken(text: string): Continue {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
    if (isObject(value) && typeof value.rv === "number" && typeof value.start === "string") {
      return { version: value.rv, after: value.start };
    }
  } catch {
    // Answered below: what cannot be read is as wrong as what can be read and is no token.
  }
  throw badRequest("invalid continue token: continue key is not valid: it is not one that this server has given");
}
