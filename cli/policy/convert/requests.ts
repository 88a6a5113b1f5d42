/** The requests by which a conversion is proven: those of suites of tests, of AdmissionReviews, and of objects. */
import type { JsonObject } from "@bubustack/api/json";
import { isPolicy } from "@bubustack/policies/policy/is-policy";
import { UsageError } from "../../fail.ts";
import type { Io } from "../../io.ts";
import { findFiles } from "../../source/files.ts";
import { itemsOf, readObjects } from "../../source/objects.ts";
import { catalogue } from "../eval/kinds.ts";
import type { NamedRequest } from "../requests.ts";
import { namedRequest } from "../requests.ts";
import { Loader } from "../suite/load.ts";
import { isSuite, readSuite } from "../suite/read-suite.ts";
import { requestOf } from "../suite/request.ts";

export interface ProofInput {
  readonly requests: readonly NamedRequest[];
  /** What suites say that there is: params, Namespaces, roles. */
  readonly given: readonly JsonObject[];
}

/** Reads files and folders; policies, bindings and exceptions among them are passed over. `objects` are known besides. */
export async function proofInput(
  io: Io,
  paths: readonly string[],
  objects: readonly JsonObject[],
): Promise<ProofInput> {
  const requests: NamedRequest[] = [];
  const given: JsonObject[] = [];
  for (const { name } of await findFiles(paths, io.cwd))
    for (const [index, object] of (await readObjects(io, name)).flatMap(itemsOf).entries()) {
      if (isSuite(object)) {
        const suite = await ofSuite(io, name, object, objects);
        requests.push(...suite.requests);
        given.push(...suite.given);
      } else if (!isPolicy(object) && !/(?:PolicyBinding|PolicyException)$/.test(String(object["kind"])))
        requests.push(namedRequest(object, `${name}[${index}]`, catalogue()(objects)));
    }
  return { requests, given };
}

async function ofSuite(io: Io, file: string, object: JsonObject, objects: readonly JsonObject[]): Promise<ProofInput> {
  const read = readSuite(object);
  if ("problems" in read) throw new UsageError(`${file}: ${read.problems.join("\n")}`, "see docs/policy-tests.md");
  const loader = new Loader(io, file);
  const given = await loader.all(read.suite.given ?? [], "given");
  const kinds = catalogue()([...objects, ...given]);
  const requests: NamedRequest[] = [];
  for (const test of read.suite.tests)
    requests.push(namedRequest(await requestOf(test, read.suite, loader, kinds), `${file}: ${test.name}`, kinds));
  return { requests, given };
}
