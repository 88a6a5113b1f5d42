import type { Json } from "@bubustack/api/json";
import { isList, isObject } from "@bubustack/api/json";

/** An exception that was used, and the rule whose finding it let pass. */
export interface Used {
  readonly rule: string;
  readonly exception: { readonly kind: string; readonly namespace?: string; readonly name: string };
  /** When the exception ends. */
  readonly expiresAt?: string;
}

/** Exceptions of one record at most. */
const most = 16;

/** Reads the audit annotation in which the policies' verdict tells what exceptions let pass. */
export function exceptionsOf(annotation: string | undefined): readonly Used[] {
  const told: Json = annotation === undefined ? [] : JSON.parse(annotation);
  if (!isList(told)) return [];
  return told.slice(0, most).flatMap((one): Used[] => {
    const exception = isObject(one) ? one["exception"] : undefined;
    if (!isObject(one) || !isObject(exception)) return [];
    const { kind, namespace, name } = exception;
    const { expiresAt } = one;
    const named = { kind: String(kind), name: String(name) };
    return [
      {
        rule: String(one["rule"]),
        exception: typeof namespace === "string" ? { ...named, namespace } : named,
        ...(typeof expiresAt === "string" && { expiresAt }),
      },
    ];
  });
}

/** `<Kind>/<namespace>/<name>` of each of them, once. */
export function exceptionNames(annotation: string | undefined): readonly string[] {
  return [...new Set(exceptionsOf(annotation).map(({ exception }) => nameOf(exception)))];
}

function nameOf({ kind, namespace = "", name }: Used["exception"]): string {
  return `${kind}/${namespace}/${name}`;
}
