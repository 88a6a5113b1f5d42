/** Requests in files: AdmissionReviews, requests by themselves, and objects as they would be created. */
import type { AdmissionRequest } from "@bubustack/api/admission";
import type { JsonObject } from "@bubustack/api/json";
import { isObject } from "@bubustack/api/json";
import { readRequest } from "@bubustack/policies/admission/read-request";
import { UsageError } from "../fail.ts";
import type { Io } from "../io.ts";
import { findFiles } from "../source/files.ts";
import { itemsOf, readObjects } from "../source/objects.ts";
import type { Kinds } from "./eval/kinds.ts";
import { requestAbout } from "./suite/request.ts";

export interface NamedRequest {
  /** `file[document]`. */
  readonly name: string;
  readonly request: AdmissionRequest;
}

/** All requests of some files and folders. An object stands for its creation by nobody in particular. */
export async function requestsIn(io: Io, paths: readonly string[], kinds: Kinds): Promise<readonly NamedRequest[]> {
  const found: NamedRequest[] = [];
  for (const file of await findFiles(paths, io.cwd))
    for (const [index, object] of (await readObjects(io, file.name)).flatMap(itemsOf).entries())
      found.push(namedRequest(object, `${file.name}[${index}]`, kinds));
  return found;
}

/** What a document asks. */
export function namedRequest(object: JsonObject, name: string, kinds: Kinds): NamedRequest {
  const given = isObject(object["request"]) ? object["request"] : object;
  const asked = isObject(given["metadata"]) ? requestAbout({ object: given, user: {} }, kinds) : given;
  const request = readRequest(asked);
  if (!("problem" in request)) return { name, request };
  throw new UsageError(`${name}: ${request.problem}`, "write an AdmissionReview, its request, or an object");
}
