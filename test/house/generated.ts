import { rmSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { render as auditRecords } from "@bubustack/api/audit/page";
import { render as crds } from "@bubustack/api/crd-files";
import { render as errorManual } from "@bubustack/api/errors-reference";
import { render as kindPages } from "@bubustack/api/reference";
import { render as openReports } from "@bubustack/api/reports/definitions";
import { render as wireModules } from "@bubustack/api/wire/typescript";
import { render as cliManual } from "@bubustack/cli/reference";
import { render as functionsPage } from "@bubustack/engine/template/manual-page";
import { render as edgesPage } from "@bubustack/policies/edges/page";
import { render as policyLints } from "@bubustack/policies/lint/page";
import { render as nativePolicies } from "@bubustack/policies/native/render";
import { render as podSecurity } from "@bubustack/policies/packs/pod-security/policy";
import { render as pointsPage } from "@bubustack/policies/policy/points-page";
import { render as rulesManual } from "@bubustack/policies/rules-reference";
import { render as settingsPage } from "@bubustack/policies/settings-page";
import { render as upstreamPage } from "@bubustack/policies/upstream/page";
import { stringify } from "yaml";
import { render as examplesPage } from "../e2e/examples-page.ts";
import { render as celCorpus } from "../oracle/cel/render.ts";
import { protoFiles } from "./proto.ts";
import { exists, files, read, root } from "./repository.ts";

/** Renders files: path from the root to text. `toYaml` writes one YAML document. */
type Render = (toYaml: (value: unknown) => string) => ReadonlyMap<string, string>;

/** Every generator of the repository. This is the one list, and this module the one writer. */
const generators: readonly Render[] = [
  crds,
  openReports,
  nativePolicies,
  errorManual,
  kindPages,
  auditRecords,
  edgesPage,
  pointsPage,
  podSecurity,
  policyLints,
  functionsPage,
  rulesManual,
  settingsPage,
  upstreamPage,
  cliManual,
  examplesPage,
  celCorpus,
  () => wireModules(protoFiles()),
];

/** Folders in which every file is generated: what no generator renders there is stale. */
const owned: readonly string[] = [
  "charts/bubustack/native-policies/",
  "charts/bubustack/crds/",
  "charts/bubustack/openreports/",
  "docs/reference/",
  "test/oracle/cel/corpus/",
  "api/wire/transport/",
];

/** What a generated file should be and is. */
export interface Difference {
  readonly path: string;
  readonly state: "missing" | "changed" | "stale";
}

/** All generated files; throws where two generators claim one path. */
export function generated(): ReadonlyMap<string, string> {
  const all = new Map<string, string>();
  for (const render of generators) {
    for (const [path, text] of render(toYaml)) {
      if (all.has(path)) throw new Error(`two generators render ${path}`);
      all.set(path, text);
    }
  }
  return all;
}

/** How the tree differs from what the generators render. */
export function differences(): readonly Difference[] {
  const wanted = generated();
  const stale = files().filter((path) => owned.some((folder) => path.startsWith(folder)) && !wanted.has(path));
  return [
    ...stale.map((path): Difference => ({ path, state: "stale" })),
    ...[...wanted].flatMap(([path, text]): Difference[] => {
      if (!exists(path)) return [{ path, state: "missing" }];
      return read(path) === text ? [] : [{ path, state: "changed" }];
    }),
  ];
}

/** Makes the tree equal to what the generators render, and says what it did. */
export async function write(): Promise<readonly Difference[]> {
  const wanted = generated();
  const changes = differences();
  for (const { path } of changes) {
    const file = join(root, path);
    const text = wanted.get(path);
    if (text === undefined) rmSync(file);
    else {
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    }
  }
  return changes;
}

/** One YAML document, without folding and without anchors, so that a change of one field is a change of one line. */
function toYaml(value: unknown): string {
  return stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });
}
