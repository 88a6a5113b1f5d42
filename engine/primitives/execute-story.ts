import type { JsonObject } from "@bubustack/api/json";
import { brief, isObject } from "@bubustack/api/json";
import { anyObject, boolean, object, optional, ref } from "@bubustack/api/schema";
import { labelPattern } from "@bubustack/api/shared/names";
import { storyReference } from "@bubustack/api/shared/references";
import type { Primitive, Problem } from "./primitive.ts";
import { Reader } from "./reader.ts";

/** The Story that a step executes. */
export interface StoryTarget {
  readonly name: string;
  /** Absent: the namespace of the Story that holds the step. */
  readonly namespace?: string;
  /** Version pin. */
  readonly version?: string;
}

export interface ExecuteStoryWith {
  /** Absent where it is missing or wrong. */
  readonly storyRef?: StoryTarget;
  readonly waitForCompletion: boolean;
  /** Inputs of the other Story; its texts may be templates. */
  readonly with?: JsonObject;
}

const label = new RegExp(labelPattern);

/** Runs another Story. */
export const executeStory: Primitive<ExecuteStoryWith> = {
  type: "executeStory",
  summary: "Runs another Story with inputs of its own.",
  shape: object("Which Story is run, and with what.", {
    storyRef: ref("The Story to run.", storyReference),
    waitForCompletion: optional(boolean("The step ends when the other run has ended; default true.")),
    with: optional(anyObject("Inputs of the other run; texts may be templates.")),
  }),
  read: (given) => {
    const reader = new Reader(given, ["storyRef", "waitForCompletion", "with"]);
    const { target, problems } = readTarget(reader);
    const inputs = reader.json("with");
    if (inputs !== undefined && !isObject(inputs)) {
      reader.problem("with", "type", `is not an object (${brief(inputs)})`, "write the inputs as an object");
    }
    const value = {
      ...(target === undefined ? {} : { storyRef: target }),
      waitForCompletion: reader.boolean("waitForCompletion") ?? true,
      ...(isObject(inputs) ? { with: inputs } : {}),
    };
    return { value, problems: [...reader.problems, ...problems] };
  },
};

function readTarget(outer: Reader): { readonly target?: StoryTarget; readonly problems: readonly Problem[] } {
  const given = outer.json("storyRef");
  if (given === undefined) {
    outer.missing("storyRef", "name the Story: {name: other}");
    return { problems: [] };
  }
  if (typeof given === "string") {
    const fix = "write an object with the name: {name: other}";
    outer.problem("storyRef", "type", `${brief(given)} is a text, not a reference`, fix);
    return { problems: [] };
  }
  const reader = new Reader(given, ["name", "namespace", "version", "uid"], ["storyRef"]);
  const name = reader.requiredText("name", "name the Story to run");
  const namespace = reader.text("namespace");
  const version = reader.text("version");
  if (name !== undefined) checkLabel(reader, "name", name, 253);
  if (namespace !== undefined && namespace !== "") checkLabel(reader, "namespace", namespace, 63);
  if (name === undefined || reader.problems.some(({ kind }) => kind !== "unknown"))
    return { problems: reader.problems };
  const target = {
    name,
    ...(namespace === undefined || namespace === "" ? {} : { namespace }),
    ...(version === undefined || version === "" ? {} : { version }),
  };
  return { target, problems: reader.problems };
}

/** Names are literal: which Story a step runs must be known before it runs. */
function checkLabel(reader: Reader, field: string, text: string, most: number): void {
  if (text.length <= most && label.test(text)) return;
  const fix = `use at most ${most} lower-case letters, digits and dashes, and no template`;
  reader.problem(field, "invalid", `${brief(text)} is not the ${field} of a Story`, fix);
}
