/** What a parameter takes. `value` tells a missing value from null; `any` takes both as null. */
export type Parameter = "any" | "value" | "string" | "int" | "float" | "bool" | "map" | "time";

/** What a function takes. */
export interface Signature {
  readonly parameters: readonly Parameter[];
  /** What each further argument is; undefined where there may be none. */
  readonly rest: Parameter | undefined;
}

/** Families of functions, each with its functions and what they take. `any...` takes any number of arguments. */
const families: { readonly [family: string]: { readonly [name: string]: string } } = {
  logic: {
    and: "value value...",
    or: "value value...",
    not: "value",
    eq: "value value value...",
    ne: "value value",
    lt: "value value",
    le: "value value",
    gt: "value value",
    ge: "value value",
  },
  values: {
    default: "any any...",
    empty: "any",
    coalesce: "any...",
    all: "any...",
    any: "any...",
    ternary: "any any bool",
    exists: "any",
    sample: "any",
    hash_of: "any",
    type_of: "any",
    typeOf: "any",
    typeIs: "string any",
    typeIsLike: "string any",
    kindOf: "any",
    kindIs: "string any",
    deepEqual: "any any",
    fail: "string",
    call: "value value...",
  },
  access: {
    index: "value value...",
    len: "any",
    get: "map string",
    hasKey: "map string",
    dig: "any any any any...",
    pluck: "string map...",
    keys: "map...",
    values: "map",
    pick: "map string...",
    omit: "map string...",
    dict: "any...",
  },
  lists: {
    list: "any...",
    tuple: "any...",
    first: "any",
    rest: "any",
    last: "any",
    initial: "any",
    append: "any any",
    push: "any any",
    prepend: "any any",
    reverse: "any",
    uniq: "any",
    without: "any any...",
    has: "any any",
    slice: "any any...",
    concat: "any...",
    compact: "any",
    sortAlpha: "any",
    join: "string any",
    toStrings: "any",
    split: "string string",
    splitList: "string string",
    splitn: "string int string",
    mustFirst: "any",
    mustRest: "any",
    mustLast: "any",
    mustInitial: "any",
    mustAppend: "any any",
    mustPush: "any any",
    mustPrepend: "any any",
    mustReverse: "any",
    mustUniq: "any",
    mustWithout: "any any...",
    mustHas: "any any",
    mustSlice: "any any...",
    mustCompact: "any",
  },
  strings: {
    trim: "string",
    trimAll: "string string",
    trimall: "string string",
    trimPrefix: "string string",
    trimSuffix: "string string",
    upper: "string",
    lower: "string",
    title: "string",
    untitle: "string",
    substr: "int int string",
    trunc: "int string",
    abbrev: "int string",
    abbrevboth: "int int string",
    nospace: "string",
    initials: "string",
    snakecase: "string",
    camelcase: "string",
    kebabcase: "string",
    wrap: "int string",
    wrapWith: "int string string",
    contains: "string string",
    hasPrefix: "string string",
    hasSuffix: "string string",
    replace: "string string string",
    plural: "string string int",
    indent: "int string",
    nindent: "int string",
    quote: "any...",
    squote: "any...",
    cat: "any...",
    toString: "any",
  },
  printing: {
    print: "value...",
    println: "value...",
    printf: "string value...",
    html: "value...",
    js: "value...",
    urlquery: "value...",
  },
  numbers: {
    int: "any",
    int64: "any",
    float64: "any",
    atoi: "string",
    toDecimal: "any",
    add: "any...",
    add1: "any",
    sub: "any any",
    mul: "any any...",
    div: "any any",
    mod: "any any",
    max: "any any...",
    biggest: "any any...",
    min: "any any...",
    addf: "any...",
    add1f: "any",
    subf: "any any...",
    mulf: "any any...",
    divf: "any any...",
    maxf: "any any...",
    minf: "any any...",
    floor: "any",
    ceil: "any",
    round: "any int float...",
  },
  dates: {
    date: "string any",
    dateInZone: "string any string",
    date_in_zone: "string any string",
    htmlDate: "any",
    htmlDateInZone: "any string",
    dateModify: "string time",
    date_modify: "string time",
    mustDateModify: "string time",
    must_date_modify: "string time",
    toDate: "string string",
    mustToDate: "string string",
    unixEpoch: "time",
    duration: "any",
    durationRound: "any",
  },
  json: {
    fromJson: "string",
    toJson: "any",
    toPrettyJson: "any",
    toRawJson: "any",
    mustFromJson: "string",
    mustToJson: "any",
    mustToPrettyJson: "any",
    mustToRawJson: "any",
  },
  encoding: {
    b64enc: "string",
    b64dec: "string",
    b32enc: "string",
    b32dec: "string",
    sha1sum: "string",
    sha256sum: "string",
    adler32sum: "string",
  },
  paths: {
    base: "string",
    dir: "string",
    clean: "string",
    ext: "string",
    isAbs: "string",
    osBase: "string",
    osDir: "string",
    osClean: "string",
    osExt: "string",
    osIsAbs: "string",
  },
  versions: {
    semver: "string",
    semverCompare: "string string",
  },
  volatile: {
    now: "",
    randAlpha: "int",
    randAlphaNum: "int",
    randAscii: "int",
    randNumeric: "int",
    randInt: "int int",
    uuidv4: "",
  },
};

/** Functions whose answer is not determined by the scope. */
export const volatileNames: ReadonlySet<string> = new Set(Object.keys(families["volatile"] ?? {}));

/** Every function that a template may call, with what it takes. */
export const signatures: ReadonlyMap<string, Signature> = new Map(
  Object.values(families).flatMap((family) =>
    Object.entries(family).map(([name, takes]) => [name, signature(takes)] as const),
  ),
);

/** The names of the functions by family. */
export const functionFamilies: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(families).map(([family, functions]) => [family, Object.keys(functions)] as const),
);

/** Every name of a function; candidates for "did you mean". */
export const functionNames: readonly string[] = [...signatures.keys()];

/**
 * Functions of Go templates and Sprig that are left out, with the reason: they reach outside, change their arguments,
 * take unbounded work, or make secrets where everybody can read them.
 */
export const leftOut: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "reads what is outside of the scope": "env expandenv getHostByName ago",
    "may take unbounded work":
      "repeat seq until untilStep chunk mustChunk regexMatch regexFind regexFindAll regexReplaceAll regexSplit " +
      "regexReplaceAllLiteral regexQuoteMeta mustRegexMatch mustRegexFind mustRegexFindAll mustRegexReplaceAll " +
      "mustRegexReplaceAllLiteral mustRegexSplit bcrypt htpasswd derivePassword",
    "changes its arguments":
      "set unset merge mustMerge mergeOverwrite mustMergeOverwrite deepCopy mustDeepCopy shuffle",
    "makes secrets that everybody could read":
      "genPrivateKey genCA genCAWithKey genSelfSignedCert genSelfSignedCertWithKey genSignedCert " +
      "genSignedCertWithKey buildCustomCert encryptAES decryptAES randBytes",
    "is not part of the language": "urlParse urlJoin hello swapcase include tpl required lookup toYaml fromYaml",
  }).flatMap(([reason, names]) => names.split(" ").map((name) => [name, reason] as const)),
);

function signature(takes: string): Signature {
  const words = takes === "" ? [] : takes.split(" ");
  const rest = words.at(-1)?.endsWith("...") === true ? words.pop()?.slice(0, -3) : undefined;
  return Object.freeze({
    parameters: Object.freeze(words.map(parameter)),
    rest: rest === undefined ? undefined : parameter(rest),
  });
}

function parameter(word: string): Parameter {
  switch (word) {
    case "value":
    case "string":
    case "int":
    case "float":
    case "bool":
    case "map":
    case "time":
      return word;
    default:
      return "any";
  }
}
