import { isObject } from "@bubustack/api/json";
import type { Case } from "./case.ts";
import type { Place } from "./connection.ts";
import { connect } from "./connection.ts";

/** The minor version of the Kubernetes that a server says it is. Throws where it says none. */
export async function minorOf(place: Place): Promise<number> {
  const on = connect(place);
  try {
    const { body } = await on.send({ method: "GET", path: "/version", headers: {} });
    const minor = Number.parseInt(isObject(body) ? String(body["minor"]) : "", 10);
    if (Number.isNaN(minor)) throw new Error(`${place.url} does not say which release of Kubernetes it is`);
    return minor;
  } finally {
    on.close();
  }
}

/** Why a case is not for a release; undefined where it is. */
export function whyNotFor({ since }: Pick<Case, "since">, minor: number): string | undefined {
  return since === undefined || since <= minor ? undefined : `Kubernetes answers so from 1.${since} on`;
}
