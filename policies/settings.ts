/** What an installation decides about the built-in rules. Every field has a value: defaults are `defaultSettings`. */
export interface Settings {
  /** Whether an object may refer to another namespace; default `deny`. Same-namespace references always pass. */
  readonly crossNamespace: "deny" | "allow";
  /** Retries filled in where a Story's policy names none: 0 to 10, default 3. */
  readonly maxRetries: number;
  /** Largest `with`, `output` and `policy.with` of a Story, in bytes of JSON: 1,024 to 1,048,576, default 65,536. */
  readonly maxWithBytes: number;
  /** Largest `with` of an Engram, in bytes of JSON, default 4,096. */
  readonly maxInlineBytes: number;
}

export const defaultSettings: Settings = {
  crossNamespace: "deny",
  maxRetries: 3,
  maxWithBytes: 65_536,
  maxInlineBytes: 4_096,
};
