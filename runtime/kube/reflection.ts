/**
 * What a reflector does next: list, then watch from there, and again. Pure, so that every order of answers can be
 * tried. Source of the semantics: https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes
 */

/** Why a list is made: counted as `reason`. */
export type RelistReason = "start" | "expired" | "unparsable" | "failing";

export interface List {
  readonly step: "list";
  /**
   * `0` takes whatever the server has at hand: enough for a first list, and cheap. An empty one asks for the newest
   * state: after that the cache must never go back in time.
   */
  readonly resourceVersion: "0" | "";
  /** False after a page expired: the whole list at once cannot. */
  readonly paged: boolean;
  readonly reason: RelistReason;
}
export interface Watch {
  readonly step: "watch";
  readonly resourceVersion: string;
}

export interface Reflection {
  readonly next: List | Watch;
  /** Failures since a watch last worked. */
  readonly failures: number;
  /** Watches that were refused one after the other, without a list between them. */
  readonly refusals: number;
  /** Whether to wait, as long as `failures` says, before `next`. */
  readonly wait: boolean;
}

/**
 * `expired`: the version is gone (410). `unreachable`: no connection, or it broke. `refused`: any other answer.
 * `unparsable`: something was said that could not be understood, so that a change may be lost.
 */
export type Failure = "expired" | "unreachable" | "refused" | "unparsable";

export type Answer =
  | { readonly answer: "listed"; readonly resourceVersion: string }
  | { readonly answer: "list-failed"; readonly failure: Failure }
  | {
      readonly answer: "watched";
      /** The version after the last change that was applied. */
      readonly resourceVersion: string;
      /** Whether an event or a bookmark came. */
      readonly heard: boolean;
      /** Whether it lasted less than a second. */
      readonly brief: boolean;
      /** Absent: the server ended the watch, as it does after a while. */
      readonly failure?: Failure;
    };

/** After so many refused watches in a row the state is read anew: the server may have lost the version. */
const refusalsBeforeList = 3;

export function begin(): Reflection {
  return {
    next: { step: "list", resourceVersion: "0", paged: true, reason: "start" },
    failures: 0,
    refusals: 0,
    wait: false,
  };
}

export function after(state: Reflection, answer: Answer): Reflection {
  switch (answer.answer) {
    case "listed":
      // Only a watch that works resets the count: a server whose watches all expire must not be listed in a loop.
      return { next: watchFrom(answer.resourceVersion), failures: state.failures, refusals: 0, wait: false };
    case "list-failed":
      return { ...state, next: listAgain(state.next, answer.failure), failures: state.failures + 1, wait: true };
    case "watched":
      return afterWatch(state, answer);
  }
}

function afterWatch(state: Reflection, answer: Extract<Answer, { answer: "watched" }>): Reflection {
  const { heard, brief, failure, resourceVersion } = answer;
  const worked = heard || !brief;
  const earlier = worked ? { failures: 0, refusals: 0 } : state;
  const next = watchFrom(resourceVersion);
  // A server that ends watches as soon as they begin must not be asked in a loop.
  if (failure === undefined && worked) return { next, failures: 0, refusals: 0, wait: false };
  const failures = earlier.failures + 1;
  const refusals = failure === "refused" ? earlier.refusals + 1 : 0;
  if (failure === "expired" || failure === "unparsable")
    return { next: newest(failure), failures, refusals, wait: true };
  return { next: refusals < refusalsBeforeList ? next : newest("failing"), failures, refusals, wait: true };
}

function listAgain(next: List | Watch, failure: Failure): List {
  const same = next.step === "list" ? next : newest("failing");
  return failure === "expired" ? { ...same, resourceVersion: "", paged: false } : same;
}

function newest(reason: RelistReason): List {
  return { step: "list", resourceVersion: "", paged: true, reason };
}

function watchFrom(resourceVersion: string): Watch {
  return { step: "watch", resourceVersion };
}
