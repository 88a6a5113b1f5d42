/** The part of vitest's JSON report that counting needs. */
export interface Report {
  readonly testResults: readonly {
    /** The file, or the name of a check that is one command. */
    readonly name: string;
    readonly status: "passed" | "failed" | "skipped" | "pending";
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: "passed" | "failed" | "skipped" | "pending" | "todo" | "disabled";
    }[];
  }[];
}

/** How many passed; who failed; who was skipped. */
export interface Counts {
  readonly passed: number;
  readonly failed: readonly string[];
  readonly skipped: readonly string[];
}

export const none: Counts = { passed: 0, failed: [], skipped: [] };

export function add(a: Counts, b: Counts): Counts {
  return {
    passed: a.passed + b.passed,
    failed: [...a.failed, ...b.failed],
    skipped: [...a.skipped, ...b.skipped],
  };
}

/** What a report says; a file that failed without a failed test (it did not load) counts as one failure. */
export function countsOf({ testResults }: Report): Counts {
  return testResults.map(fileCounts).reduce(add, none);
}

function fileCounts({ name, status, assertionResults }: Report["testResults"][number]): Counts {
  const called = (full: string) => `${short(name)} > ${full}`;
  const failed = assertionResults.filter((each) => each.status === "failed").map((each) => called(each.fullName));
  const passed = assertionResults.filter((each) => each.status === "passed").length;
  const skipped = assertionResults
    .filter((each) => each.status !== "passed" && each.status !== "failed")
    .map((each) => called(each.fullName));
  return { passed, failed: status === "failed" && failed.length === 0 ? [short(name)] : failed, skipped };
}

/** The path from the project's folder. */
function short(name: string): string {
  const root = `${process.cwd()}/`;
  return name.startsWith(root) ? name.slice(root.length) : name;
}
