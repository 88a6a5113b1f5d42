/** Where records of the audit log are sent besides. What is secret is told to the process that sends them. */
import type { Static } from "@bubustack/api/schema";
import { enums, integer, list, object, optional, string } from "@bubustack/api/schema";

const batch = { records: 256, bytes: 524_288, seconds: 1 } as const;

/** A bucket of an S3 server, for whatever writes into one. */
export const s3Place = object("Only and always for `s3`.", {
  bucket: string("The bucket, which has to have object lock where `lock` is given.", {
    pattern: "^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$",
    maxLength: 63,
  }),
  region: string("Region of the signature.", { pattern: "^[a-z0-9-]+$", maxLength: 63, default: "us-east-1" }),
  prefix: string("What the names of objects begin with.", {
    pattern: "^([A-Za-z0-9_=-][A-Za-z0-9_.=-]*/)*$",
    maxLength: 256,
    default: "",
  }),
  lock: optional(
    object("For how long nobody may remove or overwrite an object.", {
      mode: enums("`COMPLIANCE` binds the owner of the bucket too.", ["COMPLIANCE", "GOVERNANCE"]),
      days: integer("Days from when it is written.", { minimum: 1, maximum: 36_500 }),
    }),
  ),
});

export const auditSink = object("A place that records are sent to.", {
  name: string(
    "Names the sink in metrics, in what is kept of it, and in the names of its secret files. Under another name it begins anew.",
    { pattern: "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$", minLength: 1, maxLength: 32 },
  ),
  type: enums("How records are sent; each has its paragraph in docs/audit-sinks.md.", [
    "stdout",
    "http",
    "otlp",
    "s3",
    "syslog",
    "nats",
  ]),
  address: optional(
    string(
      "URL of the server, without credentials; none for `stdout`. TLS (`https:`, for syslog and NATS `tls:`) unless it is on this machine's loopback.",
      { minLength: 1, maxLength: 2_048 },
    ),
  ),
  batch: object(
    "How many records go together.",
    {
      records: integer("Records at most.", { minimum: 1, maximum: 10_000, default: batch.records }),
      bytes: integer("Bytes of records at most; one record goes in any case.", {
        minimum: 1_024,
        maximum: 8_388_608,
        default: batch.bytes,
      }),
      seconds: integer("Seconds that a batch may wait to become full.", {
        minimum: 0,
        maximum: 3_600,
        default: batch.seconds,
      }),
    },
    { default: batch },
  ),
  start: enums(
    "Where a sink begins that is new: with the oldest record of the log, or with what comes.",
    ["oldest", "newest"],
    { default: "oldest" },
  ),
  types: optional(
    list(
      "Types of records that are sent, such as `admission.decided`; `*` at the end stands for all that begin so. Default all.",
      string("A type.", { minLength: 1, maxLength: 64 }),
      { minItems: 1, maxItems: 32 },
    ),
  ),
  classes: optional(
    list(
      "Classes of records that are sent. Default all.",
      enums("A class, as in the reference of records.", ["decision", "act", "log"]),
      { minItems: 1, maxItems: 3 },
    ),
  ),
  http: optional(
    object("Only for `http`.", {
      mode: enums("`batch`: a JSON array of CloudEvents in each request; `structured`: one CloudEvent.", [
        "batch",
        "structured",
      ]),
    }),
  ),
  s3: optional(s3Place),
  nats: optional(
    object("Only and always for `nats`.", {
      subject: string("Subject that records are published to; a stream of JetStream has to have it.", {
        pattern: "^[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*$",
        maxLength: 255,
      }),
    }),
  ),
});

export type AuditSink = Static<typeof auditSink>;

export const auditSinks = list("Places that records are sent to besides; none by default.", auditSink, {
  listType: "map",
  keys: ["name"],
  maxItems: 16,
  default: [],
});

/** What the address of a type begins with: with TLS, and without it, which is for this machine's loopback alone. */
const schemes: { readonly [type in AuditSink["type"]]?: readonly [tls: string, plain: string] } = {
  http: ["https", "http"],
  otlp: ["https", "http"],
  s3: ["https", "http"],
  syslog: ["tls", "tcp"],
  nats: ["tls", "nats"],
};
/** The host is a name, an IPv4 address, or an IPv6 address in brackets. What might hold a credential is in none of it. */
const address = /^([a-z]+):\/\/([A-Za-z0-9.-]+|\[[0-9a-fA-F:.]+\])(?::\d{1,5})?(\/[A-Za-z0-9._~/-]*)?$/;
const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** What no field of a sink says alone: the path of a field below the sink, and what is wrong with it. */
export function sinkProblems(sink: AuditSink): readonly string[] {
  const { type, http, s3, nats } = sink;
  const own = [
    { name: "http", given: http, needed: false },
    { name: "s3", given: s3, needed: true },
    { name: "nats", given: nats, needed: true },
  ];
  const problems = own.flatMap(({ name, given, needed }) => {
    if (given !== undefined && name !== type) return [`${name}: is for sinks of type ${name}; remove it`];
    return given === undefined && needed && name === type
      ? [`${name}: is missing; a sink of type ${name} needs it`]
      : [];
  });
  const why = addressProblem(sink);
  return why === undefined ? problems : [`address: ${why}`, ...problems];
}

function addressProblem({ type, address: given }: AuditSink): string | undefined {
  const allowed = schemes[type];
  if (allowed === undefined) return given === undefined ? undefined : `a sink of type ${type} has none; remove it`;
  const [tls, plain] = allowed;
  if (given === undefined) return `is missing; write ${tls}://host:port`;
  const [, scheme, host = "", path = ""] = address.exec(given) ?? [];
  if (scheme !== tls && scheme !== plain)
    return `"${given}" is no address of this type; write ${tls}://host:port, without credentials and query`;
  if (scheme === plain && !loopback.test(host))
    return `"${given}" is without TLS and not on this machine; write ${tls}://…, or send to a proxy on loopback`;
  const bare = type === "syslog" || type === "s3" || type === "nats";
  return bare && path.length > 1 ? `"${given}" has a path, which a sink of type ${type} does not` : undefined;
}

/** The same for all sinks, each path from the list on. */
export function sinksProblems(sinks: readonly AuditSink[]): readonly string[] {
  return sinks.flatMap((sink, at) => {
    const twice = sinks.findIndex(({ name }) => name === sink.name) < at;
    const problems = twice ? [`name: "${sink.name}" is there twice; each needs its own`] : [];
    return [...problems, ...sinkProblems(sink)].map((problem) => `[${at}].${problem}`);
  });
}
