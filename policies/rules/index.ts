import { Engram } from "@bubustack/api/bubustack/engram";
import { Story } from "@bubustack/api/bubustack/story";
import { EngramTemplate } from "@bubustack/api/catalog/engram-template";
import { engramFacts } from "../facts/engram.ts";
import { engramTemplateFacts } from "../facts/engram-template.ts";
import { storyFacts } from "../facts/story.ts";
import type { Pack } from "../pack.ts";
import { pack } from "../pack.ts";
import { engramRules } from "./engram/index.ts";
import { engramTemplateRules } from "./engram-template/index.ts";
import { storyRules } from "./story/index.ts";

/** Every kind of this release with its facts and rules. A kind that is not in the list is not judged. */
export const packs: readonly Pack[] = [
  pack(Story, storyFacts, storyRules),
  pack(Engram, engramFacts, engramRules),
  pack(EngramTemplate, engramTemplateFacts, engramTemplateRules),
];
