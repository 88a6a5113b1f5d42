import type { JsonObject } from "@bubustack/api/json";
import type { Difference } from "../differences.ts";
import { scope } from "./scope.ts";

/** A template and what it is evaluated with. */
export interface Case {
  /** `AREA/GROUP/NUMBER`. */
  readonly id: string;
  readonly template: string;
  readonly scope: JsonObject;
  /** The difference that the case shows; without one both must agree. */
  readonly differs: Difference | undefined;
}

/** Cases of one theme. They are numbered from 1 in their order, so new ones are added at the end. */
export interface Group {
  readonly name: string;
  readonly templates: readonly string[];
  readonly scope: JsonObject;
  readonly differs: Difference | undefined;
}

/** A table of cases. */
export interface Area {
  readonly name: string;
  readonly groups: readonly Group[];
}

/** What a group may say besides its templates. */
interface Extra {
  readonly scope?: JsonObject;
  readonly differs?: Difference;
}

/** A text whose backslashes are the template's. */
export const raw = String.raw;

/** A group of one template a line, without the blanks around it; or of the given templates as they are. */
export function group(name: string, templates: string | readonly string[], extra: Extra = {}): Group {
  const list =
    typeof templates === "string"
      ? templates
          .split("\n")
          .map((line) => line.trim())
          .filter((line) => line !== "")
      : templates;
  return { name, templates: list, scope: extra.scope ?? scope, differs: extra.differs };
}

/** The cases of an area, with their ids. */
export function casesOf({ name, groups }: Area): readonly Case[] {
  return groups.flatMap((each) =>
    each.templates.map((template, index) => ({
      id: `${name}/${each.name}/${String(index + 1).padStart(3, "0")}`,
      template,
      scope: each.scope,
      differs: each.differs,
    })),
  );
}
