import type { AdmissionRequest } from "@bubustack/api/admission";
import type { JsonObject } from "@bubustack/api/json";
import type { Digests } from "@bubustack/api/names/digests";
import { defaultReach } from "@bubustack/policies/policy/excluded";
import type { Question } from "@bubustack/policies/policy/judge";
import type { Policies } from "@bubustack/policies/policy/policies";
import { compilePolicies } from "@bubustack/policies/policy/policies";
import type { Kinds } from "./kinds.ts";
import { given } from "./world.ts";

/** What a question says besides its request. */
type Circumstances = Pick<Question, "point" | "variables" | "namespaceObject" | "now"> & {
  /** True when the time for it is up. */
  readonly expired?: () => boolean;
  /** In the objects `{"$redacted": true}` stands for what is not told. */
  readonly redacted?: boolean;
};

/** Policies with what was given beside them, ready to be asked often. */
export interface Prepared {
  readonly policies: Policies;
  readonly question: (request: AdmissionRequest, circumstances: Circumstances) => Question;
}

/** Compiles the policies among some objects, which are all that there is. */
export function prepare(objects: readonly JsonObject[], kinds: Kinds, digests: Digests): Prepared {
  const policies = compilePolicies(objects, digests);
  const world = given(objects, kinds);
  return {
    policies,
    question: (request, { expired, redacted, ...more }) => {
      const { group, version, resource } = request.resource;
      const equivalents = kinds.equivalents(group, version, resource);
      return {
        ...more,
        request,
        policies,
        world: {
          ...world,
          equivalents,
          ...(expired !== undefined && { expired }),
          ...(redacted !== undefined && { redacted }),
        },
        reach: defaultReach,
        shape: kinds.shape,
      };
    },
  };
}
