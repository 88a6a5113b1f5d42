import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { root } from "../house/repository.ts";

/** One file of `docs/examples/`, as the comment at its top describes it. */
export interface ExampleFile {
  /** Path from the root of the repository. */
  readonly path: string;
  /** The first line: what the example shows. */
  readonly title: string;
  /** What refuses it, as `rule at path`, in the order of the header; empty for an accepted one. */
  readonly refused: readonly string[];
  /** The rules that cannot decide without a cluster. */
  readonly undecided: readonly string[];
  /** Settings of the installation that it is for; default: none. */
  readonly settings: object;
}

/** The examples that the others refer to. */
export const catalog = "docs/examples/catalog.yaml";

/** The examples of a folder of `docs/examples/`, by name. */
export function examples(folder: "accepted" | "refused"): readonly ExampleFile[] {
  const path = `docs/examples/${folder}`;
  return readdirSync(`${root}/${path}`)
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .map((name) => described(`${path}/${name}`));
}

/** Reads the header of an example: title, then lines of `Refused:`, `Undecided without a cluster:` and `Settings:`. */
export function described(path: string): ExampleFile {
  const lines = readFileSync(`${root}/${path}`, "utf8").split("\n");
  const header = lines.slice(
    0,
    lines.findIndex((line) => !line.startsWith("#")),
  );
  const told = (word: string) =>
    header.filter((line) => line.startsWith(`# ${word}: `)).map((line) => line.slice(word.length + 4));
  return {
    path,
    title: header[0]?.slice(2) ?? "",
    refused: told("Refused"),
    undecided: told("Undecided without a cluster"),
    settings: Object.assign({}, ...told("Settings").map((text) => parse(text) as object)) as object,
  };
}
