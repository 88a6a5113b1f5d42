import { readFileSync } from "node:fs";
import type { JsonObject } from "@bubustack/api/json";
import { answersPath } from "./oracle.ts";

export interface EnumLine {
  readonly enum: string;
  readonly values: { readonly [name: string]: number };
}
export interface FieldLine {
  readonly name: string;
  readonly number: number;
  readonly type: string;
  readonly list?: boolean;
  readonly oneof?: string;
}
export interface MessageLine {
  readonly message: string;
  readonly fields: readonly FieldLine[];
  readonly reserved: readonly number[];
}
export interface ServiceLine {
  readonly service: string;
  readonly methods: readonly {
    readonly path: string;
    readonly request: string;
    readonly response: string;
    readonly clientStreams: boolean;
    readonly serverStreams: boolean;
  }[];
}
export interface SampleLine {
  readonly sample: string;
  /** Protobuf's JSON: whole numbers of 64 bits are text, bytes are base64. */
  readonly json: JsonObject;
  /** Hexadecimal. */
  readonly bytes: string;
}
export type Line = EnumLine | MessageLine | ServiceLine | SampleLine;

/** The checked-in answers of the oracle. */
export function lines(): readonly Line[] {
  return readFileSync(answersPath, "utf8")
    .trimEnd()
    .split("\n")
    .map((line): Line => JSON.parse(line));
}
