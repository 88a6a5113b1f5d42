/** Renders protobuf contracts as TypeScript: descriptions by the constructors of `message.ts`, with their static types. */

import type { Limits } from "./message.ts";

/** A field of a message as the source has it. */
export interface ProtoField {
  readonly name: string;
  readonly comment: string;
  readonly number: number;
  /** A scalar, the name of a message or enum, or `google.protobuf.Struct`. */
  readonly type: string;
  readonly repeated: boolean;
  /** `map<string, string>`. */
  readonly map: boolean;
  readonly limits?: Limits;
  /** Bounds of the items of a list, or of the values of a map. */
  readonly items?: Limits;
  readonly keys?: Limits;
  readonly oneof?: string;
}
export interface ProtoMessage {
  readonly name: string;
  readonly comment: string;
  readonly fields: readonly ProtoField[];
  /** Comments of the oneofs by name. */
  readonly oneofs: { readonly [name: string]: string };
}
export interface ProtoEnum {
  readonly name: string;
  readonly comment: string;
  readonly values: { readonly [name: string]: number };
}
export interface ProtoService {
  readonly name: string;
  readonly comment: string;
  readonly methods: readonly {
    readonly name: string;
    readonly comment: string;
    readonly request: string;
    readonly response: string;
    readonly clientStreams: boolean;
    readonly serverStreams: boolean;
  }[];
}

/** One `.proto` file. Messages come before those that hold them. */
export interface ProtoFile {
  /** Below `api/proto/`, without its ending: `transport/v1/hub`. */
  readonly path: string;
  readonly package: string;
  readonly enums: readonly ProtoEnum[];
  readonly messages: readonly ProtoMessage[];
  readonly services: readonly ProtoService[];
}

/** The modules of contracts: path from the root of the repository to text. */
export function render(files: readonly ProtoFile[]): ReadonlyMap<string, string> {
  return new Map(files.map((file) => [`api/wire/${file.path}.ts`, moduleOf(file, files)]));
}

const scalars: readonly string[] = ["string", "bytes", "bool", "int32", "uint32", "uint64"];

function moduleOf(file: ProtoFile, files: readonly ProtoFile[]): string {
  const messages = file.messages.map((one) => messageText(one, file, files));
  const services = file.services.map((one) => serviceText(one, file));
  const body = [...file.enums.map(enumText), ...messages, ...services].join("\n");
  return `/** Generated from api/proto/${file.path}.proto by \`npm run gen\`. */\n\n${imports(body, file, files)}\n${body}`;
}

function imports(body: string, file: ProtoFile, files: readonly ProtoFile[]): string {
  const up = file.path.replaceAll(/[^/]+\/|[^/]+$/g, "../").replace(/\.\.\/$/, "");
  const used = (names: readonly string[]) => names.filter((name) => new RegExp(`\\b${name}\\(`).test(body));
  const constructors = used([
    ...["bool", "bytes", "enumeration", "int32", "list", "message", "nested", "oneof", "string", "struct", "textMap"],
    ...["uint32", "uint64"],
  ]);
  const types = [...(body.includes(": Method }") ? ["Method"] : []), ...(body.includes("Static<") ? ["Static"] : [])];
  const others = files
    .filter((other) => other !== file && other.package === file.package)
    .map((other) => ({
      path: `./${other.path.split("/").at(-1)}.ts`,
      names: other.messages.map(({ name }) => name).filter((name) => new RegExp(`, ${name}\\)`).test(body)),
    }))
    .filter(({ names }) => names.length > 0);
  return [
    ...(types.length === 0 ? [] : [importOf(types, `${up}message.ts`, "import type")]),
    importOf(constructors, `${up}message.ts`, "import"),
    ...others.map(({ names, path }) => importOf([...names].sort(), path, "import")),
    "",
  ].join("\n");
}

function importOf(names: readonly string[], from: string, keyword: string): string {
  const line = `${keyword} { ${names.join(", ")} } from "${from}";`;
  if (line.length <= 120) return line;
  return `${keyword} {\n${names.map((name) => `  ${name},\n`).join("")}} from "${from}";`;
}

function enumText({ name, comment, values }: ProtoEnum): string {
  const prefix = `${name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase()}_`;
  const rows = Object.entries(values).map(
    ([key, value]) => `  ${camel(key.replace(prefix, "").toLowerCase())}: ${value},`,
  );
  return `${doc(comment, "")}export const ${name} = {\n${rows.join("\n")}\n} as const;\n`;
}

function messageText(one: ProtoMessage, file: ProtoFile, files: readonly ProtoFile[]): string {
  const done = new Set<string>();
  const rows = one.fields.flatMap((field): readonly string[] => {
    if (field.oneof === undefined)
      return [`${doc(field.comment, "  ")}  ${camel(field.name)}: ${fieldText(field, file, files)},`];
    if (done.has(field.oneof)) return [];
    done.add(field.oneof);
    const options = one.fields.filter(({ oneof }) => oneof === field.oneof);
    const lines = options.map((option) => `    ${camel(option.name)}: ${fieldText(option, file, files)},`);
    const comment = doc(one.oneofs[field.oneof] ?? "", "  ");
    return [`${comment}  ${camel(field.oneof)}: oneof({\n${lines.join("\n")}\n  }),`];
  });
  const text = `message("${file.package}.${one.name}", {\n${rows.join("\n")}\n})`;
  return `${doc(one.comment, "")}export const ${one.name} = ${text};\nexport type ${one.name} = Static<typeof ${one.name}>;\n`;
}

function fieldText(field: ProtoField, file: ProtoFile, files: readonly ProtoFile[]): string {
  const { number, limits, items, keys } = field;
  if (field.map) {
    const parts = [part("limits", limits), part("keys", keys), part("values", items)].filter((text) => text !== "");
    return `textMap(${number}${parts.length === 0 ? "" : `, { ${parts.join(", ")} }`})`;
  }
  const one = itemText(field.type, number, field.repeated ? items : limits, file, files);
  return field.repeated ? `list(${one}${limits === undefined ? "" : `, ${limitsText(limits)}`})` : one;
}

function itemText(
  type: string,
  number: number,
  limits: Limits | undefined,
  file: ProtoFile,
  files: readonly ProtoFile[],
): string {
  if (type === "google.protobuf.Struct") return `struct(${number})`;
  const bound = limits === undefined ? "" : `, ${limitsText(limits)}`;
  if (scalars.includes(type)) return `${type}(${number}${bound})`;
  const known = files.filter((other) => other.package === file.package);
  if (known.some(({ enums }) => enums.some(({ name }) => name === type))) return `enumeration(${number})`;
  return `nested(${number}, ${type})`;
}

function part(name: string, limits: Limits | undefined): string {
  return limits === undefined ? "" : `${name}: ${limitsText(limits)}`;
}

function limitsText({ min, max }: Limits): string {
  const parts = [min === undefined ? [] : [`min: ${min}`], max === undefined ? [] : [`max: ${max}`]].flat();
  return `{ ${parts.join(", ")} }`;
}

function serviceText({ name, comment, methods }: ProtoService, file: ProtoFile): string {
  const rows = methods.map(({ name: method, comment: about, request, response, clientStreams, serverStreams }) => {
    const fields = [
      `path: "/${file.package}.${name}/${method}"`,
      `request: ${request}`,
      `response: ${response}`,
      `clientStreams: ${clientStreams}`,
      `serverStreams: ${serverStreams}`,
    ];
    return `${doc(about, "  ")}  ${camel(method)}: {\n${fields.map((field) => `    ${field},\n`).join("")}  },`;
  });
  return `${doc(comment, "")}export const ${name} = {\n${rows.join("\n")}\n} as const satisfies { [method: string]: Method };\n`;
}

function camel(name: string): string {
  return name
    .replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
    .replace(/^[A-Z]/, (letter) => letter.toLowerCase());
}

function doc(comment: string, indent: string): string {
  return comment === "" ? "" : `${indent}/** ${comment.replaceAll(/\s+/g, " ")} */\n`;
}
