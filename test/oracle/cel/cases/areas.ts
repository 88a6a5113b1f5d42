import type { Area } from "./area.ts";
import { authorization } from "./authorization.ts";
import { bindings } from "./bindings.ts";
import { checks } from "./checks.ts";
import { collections } from "./collections.ts";
import { conversions } from "./conversions.ts";
import { costs } from "./costs.ts";
import { estimates } from "./estimates.ts";
import { extensions } from "./extensions.ts";
import { libraries } from "./libraries.ts";
import { literals } from "./literals.ts";
import { logic } from "./logic.ts";
import { macros } from "./macros.ts";
import { mutation } from "./mutation.ts";
import { networks } from "./networks.ts";
import { operators } from "./operators.ts";
import { optionals } from "./optionals.ts";
import { pairs } from "./pairs.ts";
import { pods } from "./pods.ts";
import { schemas } from "./schemas.ts";
import { strings } from "./strings.ts";
import { syntax } from "./syntax.ts";
import { times } from "./times.ts";
import { versions } from "./versions.ts";

/** Every area of the corpus. */
export const areas: readonly Area[] = [
  authorization,
  bindings,
  checks,
  collections,
  conversions,
  costs,
  estimates,
  extensions,
  libraries,
  literals,
  logic,
  macros,
  mutation,
  networks,
  operators,
  optionals,
  pairs,
  pods,
  schemas,
  strings,
  syntax,
  times,
  versions,
];
