/** The rules that the API server holds CRD schemas to ("structural schemas", KEP-1693), as a check over one schema. */
import type { Json } from "../json.ts";
import type { Structural } from "../structural.ts";
import { valueProblems } from "./value-problems.ts";

/** What the API server would refuse about a schema, one line each; empty when it is structural. */
export function structuralProblems(schema: Structural, at = ""): readonly string[] {
  return [
    ...nodeProblems(schema).map((problem) => `${at}: ${problem}`),
    ...children(schema).flatMap(([name, child]) => structuralProblems(child, `${at}${name}`)),
  ];
}

/** Every schema within another, itself included, with its path. */
export function everySchema(schema: Structural, at = ""): readonly (readonly [at: string, schema: Structural])[] {
  return [[at, schema], ...children(schema).flatMap(([name, child]) => everySchema(child, `${at}${name}`))];
}

function children(schema: Structural): readonly (readonly [name: string, schema: Structural])[] {
  return [
    ...Object.entries(schema.properties ?? {}).map(([name, child]) => [`.${name}`, child] as const),
    ...(schema.items === undefined ? [] : [["[]", schema.items] as const]),
    ...(typeof schema.additionalProperties === "object" ? [["{}", schema.additionalProperties] as const] : []),
  ];
}

function nodeProblems(schema: Structural): readonly string[] {
  return [...typeProblems(schema), ...listProblems(schema), ...fieldProblems(schema), ...ruleProblems(schema)];
}

function typeProblems(schema: Structural): readonly string[] {
  const free = schema["x-kubernetes-preserve-unknown-fields"] === true;
  const either = schema["x-kubernetes-int-or-string"] === true;
  const problems: string[] = [];
  if (schema.type === undefined && !free && !either) problems.push("has no type");
  if (either && schema.type !== undefined) problems.push("int-or-string with a type");
  if (free && schema.type !== undefined && schema.type !== "object") problems.push("preserves fields of a scalar");
  if (schema.properties && schema.additionalProperties !== undefined)
    problems.push("properties and additionalProperties");
  if ((schema.properties || schema.additionalProperties !== undefined) && schema.type !== "object")
    problems.push("fields of something that is no object");
  if (schema.uniqueItems) problems.push("uniqueItems");
  if (schema.allOf || schema.anyOf || schema.oneOf || schema.not) problems.push("combinators, which we do not use");
  if (schema.enum && new Set(schema.enum).size !== schema.enum.length) problems.push("an enum with repeated values");
  if (schema.pattern !== undefined && /\(\?|\\[1-9]/.test(schema.pattern)) problems.push("a pattern beyond RE2");
  return problems;
}

function listProblems(schema: Structural): readonly string[] {
  const { items, "x-kubernetes-list-type": listType, "x-kubernetes-list-map-keys": keys } = schema;
  if ((schema.type === "array") !== (items !== undefined)) return ["items exactly with type array"];
  if (listType === undefined && keys === undefined) return [];
  if (schema.type !== "array") return ["a list type on something that is no list"];
  if ((listType === "map") !== (keys !== undefined && keys.length > 0)) return ["map keys exactly with list type map"];
  if (listType === "set" && items?.type === "object") return ["a set of objects"];
  return (keys ?? []).flatMap((key) => keyProblems(key, items));
}

function keyProblems(key: string, items: Structural | undefined): readonly string[] {
  const field = items?.properties?.[key];
  if (field === undefined) return [`map key ${key} is no field of the items`];
  if (field.type === "object" || field.type === "array") return [`map key ${key} is no scalar`];
  const present = items?.required?.includes(key) === true || field.default !== undefined;
  return present ? [] : [`map key ${key} is neither required nor defaulted`];
}

function fieldProblems(schema: Structural): readonly string[] {
  const unknown = (schema.required ?? []).filter((name) => schema.properties?.[name] === undefined);
  const preset: Json | undefined = schema.default;
  return [
    ...unknown.map((name) => `requires ${name}, which it does not have`),
    ...(preset === undefined ? [] : valueProblems(schema, preset).map((problem) => `default ${problem}`)),
  ];
}

function ruleProblems(schema: Structural): readonly string[] {
  return (schema["x-kubernetes-validations"] ?? []).flatMap(({ rule, message, fieldPath }) => [
    ...(rule.trim() === "" || rule.includes("\n") ? ["a rule that is empty or has line breaks"] : []),
    ...(message.trim() === "" || message.includes("\n") ? ["a message that is empty or has line breaks"] : []),
    ...(fieldPath === undefined || schema.properties?.[fieldPath.slice(1)] ? [] : [`no field ${fieldPath}`]),
  ]);
}
