import type { JsonObject } from "@bubustack/api/json";
import { formatPath } from "@bubustack/api/path";
import { printable } from "@bubustack/api/printable";
import { objectAt, textAt } from "@bubustack/policies/admission/policy";
import type { Loss } from "@bubustack/policies/convert/conversion";
import type { Proof } from "@bubustack/policies/convert/prove";
import { host } from "@bubustack/runtime/host";
import { UsageError } from "../../fail.ts";
import type { Io } from "../../io.ts";
import { objectsIn } from "../../source/objects.ts";
import type { Given } from "../../verb.ts";
import { exits, text, texts } from "../../verb.ts";
import { convert, proven } from "./convert.ts";
import { proofInput } from "./requests.ts";

/** `bubu policy convert`: the policies on standard output, what is lost and the proof on standard error. */
export async function run(io: Io, given: Given): Promise<number> {
  const to = text(given, "to") === "native" ? "native" : "bubu";
  const objects = await objectsIn(io, given.args);
  const conversion = convert(objects, to);
  if (conversion.objects.length + conversion.refused.length === 0)
    throw new UsageError(
      `there is no policy to convert in ${given.args.join(", ")}`,
      "--to says which kind is written",
    );
  const { requests, given: more } = await proofInput(io, texts(given, "proof"), objects);
  const digests = host();
  const all = [...objects, ...more];
  const proof = proven({ objects: all, conversion, to, requests, digests, now: digests.now() });
  const [lost, refused] = [conversion.lost.map(named), conversion.refused.map(named)];
  if (text(given, "output") === "json")
    io.out(`${JSON.stringify({ version: 1, objects: conversion.objects, lost, refused, proof })}\n`);
  else {
    io.out(await yaml(conversion.objects));
    for (const one of lost) io.err(`lost: ${line(one)}\n`);
    for (const one of refused) io.err(`not converted: ${line(one)}\n`);
    io.err(proofText(proof));
  }
  return refused.length > 0 || proof.differences.length > 0 ? exits.findings : exits.clean;
}

interface Named {
  readonly object: string;
  readonly path: string;
  readonly message: string;
}

function named({ object, path, message }: Loss): Named {
  const name = textAt(objectAt(object, "metadata"), "name");
  return { object: `${textAt(object, "kind")} ${name}`, path: formatPath(path), message };
}

function line({ object, path, message }: Named): string {
  return printable(`${object}: ${path === "" ? "" : `${path}: `}${message}`);
}

function proofText({ same, excluded, differences }: Proof): string {
  const told = differences.map(({ name, message }) => `differs: ${printable(`${name}: ${message}`)}\n`);
  const left = excluded === 0 ? "" : `, ${excluded} left out: our policies are not asked there`;
  return `${told.join("")}${same} of ${same + differences.length} requests are judged the same both ways${left}\n`;
}

async function yaml(objects: readonly JsonObject[]): Promise<string> {
  const { stringify } = await import("yaml");
  return objects.map((object) => stringify(object, { lineWidth: 0, aliasDuplicateObjects: false })).join("---\n");
}
