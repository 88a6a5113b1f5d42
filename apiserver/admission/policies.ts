/** The admission policies in the server's own store, applied to requests. */
import type { JsonObject } from "@bubustack/api/json";
import { mutatingPolicy, validatingPolicy } from "@bubustack/policies/admission/compiled";
import type { Mutated, Pass } from "@bubustack/policies/admission/mutate";
import { mutate, mutationDenialText } from "@bubustack/policies/admission/mutate";
import type { Policy } from "@bubustack/policies/admission/policy";
import { readBinding } from "@bubustack/policies/admission/policy";
import { PolicySet } from "@bubustack/policies/admission/policy-set";
import type { Validated } from "@bubustack/policies/admission/validate";
import { denialText, validate } from "@bubustack/policies/admission/validate";
import type { World } from "@bubustack/policies/admission/world";
import { apiVersionOf } from "@bubustack/policies/admission/world";
import { withConversions } from "../conversion/on-demand.ts";
import { mutatingAdmissionPolicies, mutatingAdmissionPolicyBindings } from "../resources/builtin/mutating-policies.ts";
import {
  validatingAdmissionPolicies,
  validatingAdmissionPolicyBindings,
} from "../resources/builtin/validating-policies.ts";
import { textAt } from "../resources/object.ts";
import type { Resource } from "../resources/resource.ts";
import type { Server } from "../server.ts";
import { ApiError, internal } from "../status.ts";
import type { Attributes } from "./attributes.ts";
import { noteAnnotations } from "./audit.ts";
import { cached } from "./cached.ts";
import { requestOf, targetOf } from "./request.ts";
import { equivalentShapes, shapeOf } from "./shape.ts";
import { worldOf } from "./world.ts";

/** What the mutating policies left of an object. */
export interface PolicyPass {
  readonly object: JsonObject | undefined;
  readonly patched: boolean;
  readonly pass: Pass | undefined;
}

/** Applies policies. Both throw an ApiError when one refuses the request. */
export interface Policies {
  /** One pass; `before` is the first one, where this is the second. */
  mutate(
    attributes: Attributes,
    complete: (object: JsonObject) => JsonObject,
    before?: PolicyPass,
  ): Promise<PolicyPass>;
  validate(attributes: Attributes): Promise<void>;
}

export function createPolicies(server: () => Server): Policies {
  const sets = <P extends Policy>(policies: Resource, bindings: Resource, read: (object: JsonObject) => P) => {
    let known = new Map<number, P>();
    return cached(server, [policies, bindings], ({ store }) => {
      // Versions are unique among all objects: what was compiled of one stays until it is written again.
      known = new Map(
        [...store.collection(policies).values()].map((entry) => [
          entry.version,
          known.get(entry.version) ?? read(entry.object),
        ]),
      );
      const bound = [...store.collection(bindings).values()].map(({ object }) => readBinding(object));
      return new PolicySet([...known.values()], bound);
    });
  };
  const validating = sets(validatingAdmissionPolicies, validatingAdmissionPolicyBindings, validatingPolicy);
  const mutating = sets(mutatingAdmissionPolicies, mutatingAdmissionPolicyBindings, mutatingPolicy);
  const met = <P extends Policy>(set: PolicySet<P>, attributes: Attributes, world: World) => {
    const resources = [targetOf(attributes).resource, ...(world.equivalents ?? []).map(({ resource }) => resource)];
    return set.candidates(attributes.operation, resources, attributes.subresource);
  };
  return {
    async mutate(attributes, complete, before) {
      const set = mutating();
      const nothing = { object: attributes.object, patched: false, pass: before?.pass };
      const skipped = before !== undefined && before.pass === undefined;
      if (set.size === 0 || skipped || attributes.operation === "DELETE") return nothing;
      const world = worldOf(server(), attributes);
      if (met(set, attributes, world).length === 0) return nothing;
      const request = requestOf(attributes, attributes.object);
      const candidates = set.matching(request, world);
      const shape = { ...shapeOf(attributes.resource, attributes.schema, complete), of: equivalentShapes(server()) };
      const mutated = await converted(server(), attributes, world, (seen) =>
        mutate(candidates, request, seen, shape, before?.pass),
      );
      return settled(attributes, mutated);
    },
    async validate(attributes) {
      const set = validating();
      if (set.size === 0) return;
      const world = worldOf(server(), attributes);
      if (met(set, attributes, world).length === 0) return;
      const request = requestOf(attributes, attributes.object);
      const candidates = set.matching(request, world);
      const validated = await converted(server(), attributes, world, (seen) => validate(candidates, request, seen));
      judge(server(), attributes, validated);
    },
  };
}

/** What policies say in a world that makes objects of other versions by the webhook of their definition. */
async function converted<T>(
  server: Server,
  { resource, kind, signal }: Attributes,
  world: World,
  say: (world: World) => T,
): Promise<T> {
  if (resource.conversion === undefined || kind !== undefined) return say(world);
  return withConversions(server, resource, signal, (convert) =>
    say({ ...world, convert: (object, to) => convert(object, apiVersionOf(to)) }),
  );
}

/** Refuses what the policies refuse; the first denial is the one that is spoken of. */
function judge(server: Server, attributes: Attributes, validated: Validated): void {
  if ("needs" in validated) throw internal("an admission policy asks for what is not known");
  const { denials, warnings, auditAnnotations } = validated.verdict;
  for (const warning of warnings) attributes.warnings.add(warning);
  noteAnnotations(server, "", auditAnnotations);
  const [first] = denials;
  if (first === undefined) return;
  const text = denialText(first);
  throw refusal(attributes, codes[first.reason] ?? 422, first.reason, (subject) => `${subject} is forbidden: ${text}`, [
    text,
  ]);
}

const codes: { readonly [reason: string]: number } = {
  Forbidden: 403,
  Unauthorized: 401,
  RequestEntityTooLarge: 413,
  Invalid: 422,
};

function settled(attributes: Attributes, mutated: Mutated): PolicyPass {
  if ("needs" in mutated) throw internal("an admission policy asks for what is not known");
  const { object, denials, internal: broken, patched, pass } = mutated.verdict;
  if (broken !== undefined) throw internal(broken);
  const [first] = denials;
  if (first === undefined) return { object, patched, pass };
  const texts = denials.map(mutationDenialText);
  // The code stays that of a Forbidden, whatever the reason.
  throw refusal(attributes, 403, first.reason, () => texts[0] ?? "", texts);
}

function refusal(
  { resource, name, object }: Attributes,
  code: number,
  reason: string,
  message: (subject: string) => string,
  causes: readonly string[],
): ApiError {
  const { group, resource: kind } = resource;
  const named = name || textAt(object, "metadata", "name") || textAt(object, "metadata", "generateName") || "Unknown";
  const subject = `${group === "" ? kind : `${kind}.${group}`} "${named}"`;
  return new ApiError(code, reason, message(subject), {
    name: named,
    ...(group === "" ? {} : { group }),
    kind,
    causes: causes.map((text) => ({ message: text })),
  });
}
