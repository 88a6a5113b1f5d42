import type { Limits } from "@bubustack/api/wire/message";
import type { ProtoEnum, ProtoField, ProtoFile, ProtoMessage, ProtoService } from "@bubustack/api/wire/typescript";
import protobuf from "protobufjs";
import { files, read } from "./repository.ts";

const folder = "api/proto/";

/** Every `.proto` file below `api/proto/`, parsed. */
export function protoFiles(): readonly ProtoFile[] {
  return files()
    .filter((path) => path.startsWith(folder) && path.endsWith(".proto"))
    .sort()
    .map((path) => parse(path.slice(folder.length, -".proto".length), read(path)));
}

/** One `.proto` file. `path` is below `api/proto/` and without its ending. */
export function parse(path: string, text: string): ProtoFile {
  const parsed = protobuf.parse(text, { keepCase: true, alternateCommentMode: true });
  const inside = parsed.root.lookup(parsed.package ?? "");
  const nested = inside instanceof protobuf.Namespace ? inside.nestedArray : [];
  return {
    path,
    package: parsed.package ?? "",
    enums: nested.filter((one) => one instanceof protobuf.Enum).map(enumOf),
    messages: nested.filter((one) => one instanceof protobuf.Type).map(messageOf),
    services: nested.filter((one) => one instanceof protobuf.Service).map(serviceOf),
  };
}

function enumOf({ name, comment, values }: protobuf.Enum): ProtoEnum {
  return { name, comment: comment ?? "", values };
}

function messageOf(type: protobuf.Type): ProtoMessage {
  const oneofs = Object.values(type.oneofs ?? {}).map(({ name, comment }) => [name, comment ?? ""] as const);
  return {
    name: type.name,
    comment: type.comment ?? "",
    fields: Object.values(type.fields).map(fieldOf),
    oneofs: Object.fromEntries(oneofs),
  };
}

function fieldOf(field: protobuf.Field): ProtoField {
  const rules = rulesOf(field);
  const map = field instanceof protobuf.MapField;
  const own = map || field.repeated ? countOf(rules[map ? "map" : "repeated"]) : limitsOf(rules);
  const inside = (map ? rules["map"] : rules["repeated"]) as Rules | undefined;
  const items = limitsOf((map ? inside?.["values"] : inside?.["items"]) as Rules | undefined);
  const keys = limitsOf(inside?.["keys"] as Rules | undefined);
  return {
    name: field.name,
    comment: field.comment ?? "",
    number: field.id,
    type: field.type,
    repeated: field.repeated,
    map,
    ...(own === undefined ? {} : { limits: own }),
    ...(items === undefined ? {} : { items }),
    ...(keys === undefined ? {} : { keys }),
    ...(field.partOf === null ? {} : { oneof: field.partOf.name }),
  };
}

type Rules = { readonly [name: string]: unknown };

/** What `(buf.validate.field)` says of a field. */
function rulesOf(field: protobuf.Field): Rules {
  const options = (field.parsedOptions ?? []) as readonly Rules[];
  return Object.assign({}, ...options.map((option) => option["(buf.validate.field)"] ?? {}));
}

/** The bounds of a scalar: its rules are below the name of its type. */
function limitsOf(rules: Rules | undefined): Limits | undefined {
  for (const type of ["string", "bytes", "int32", "uint32"]) {
    const { min_len, max_len, gte, lte } = (rules?.[type] ?? {}) as { readonly [name: string]: number | undefined };
    const [min, max] = [min_len ?? gte, max_len ?? lte];
    if (min !== undefined || max !== undefined)
      return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
  }
  return undefined;
}

function countOf(rules: unknown): Limits | undefined {
  const { max_items, max_pairs } = (rules ?? {}) as { readonly [name: string]: number | undefined };
  const max = max_items ?? max_pairs;
  return max === undefined ? undefined : { max };
}

function serviceOf({ name, comment, methods }: protobuf.Service): ProtoService {
  return {
    name,
    comment: comment ?? "",
    methods: Object.values(methods).map((method) => ({
      name: method.name,
      comment: method.comment ?? "",
      request: method.requestType,
      response: method.responseType,
      clientStreams: method.requestStream === true,
      serverStreams: method.responseStream === true,
    })),
  };
}
