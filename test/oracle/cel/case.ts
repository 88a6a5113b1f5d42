/** A value of JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** What the environments of the oracle are called; docs/oracles.md says what is in each. */
export type Environment = "kubernetes" | `kubernetes-1.${number}` | "kubernetes-mutation" | "plain";

/** One rule of the deciding authorizer: it decides where every attribute that it states equals that of the request. */
export interface AuthorizerRule {
  readonly user?: string;
  readonly verb?: string;
  readonly path?: string;
  readonly group?: string;
  readonly resource?: string;
  readonly subresource?: string;
  readonly namespace?: string;
  readonly name?: string;
  /** Requirements as `FIELD OPERATOR VALUE`, joined by semicolons; "invalid" where they cannot be parsed. */
  readonly fieldSelector?: string;
  /** Requirements as `KEY OPERATOR VALUE,VALUE`, joined by semicolons; "invalid" where they cannot be parsed. */
  readonly labelSelector?: string;
  readonly decision: "allow" | "deny" | "noOpinion";
  readonly reason?: string;
  readonly error?: string;
}

/** Who asks, and what is decided. Without a rule that decides: no opinion, for the reason "no rule". */
export interface CaseAuthorizer {
  readonly user: string;
  readonly groups?: readonly string[];
  /** What the variable `authorizer.requestResource` asks about. */
  readonly requestResource?: { readonly [attribute: string]: string };
  readonly rules?: readonly AuthorizerRule[];
}

/** An expression and what it is evaluated with. */
export interface Case {
  /** `AREA/GROUP/NUMBER`. */
  readonly id: string;
  readonly expression: string;
  /** `kubernetes` where it is left out. */
  readonly env?: Environment;
  readonly variables?: { readonly [name: string]: Json };
  /** Variables declared by CEL types. */
  readonly types?: { readonly [name: string]: string };
  /** Variables declared by structural schemas. */
  readonly schemas?: { readonly [name: string]: Json };
  /** Those schemas that are roots of resources. */
  readonly roots?: readonly string[];
  readonly authorizer?: CaseAuthorizer;
  readonly costLimit?: number;
  readonly want?: readonly ("unparsed" | "ast")[];
}
