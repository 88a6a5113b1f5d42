import type { Section } from "../controls.ts";
import { controls, controlsOf, sections } from "../controls.ts";
import type { Evidence } from "../evidence.ts";
import { escaped } from "./escaped.ts";
import { acts, decisions, exceptions, integrity, policies, readings, refusals, table } from "./sections.ts";
import { style } from "./style.ts";

const bodies: { readonly [section in Section]: (evidence: Evidence) => string } = {
  integrity,
  decisions,
  refusals,
  exceptions,
  policies,
  acts,
  readings,
};
const order: readonly Section[] = ["integrity", "decisions", "refusals", "exceptions", "policies", "acts", "readings"];

/** The report as one HTML document: it loads nothing, runs nothing and prints. */
export function page(evidence: Evidence): string {
  const { from, to, made, logs } = evidence;
  const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Audit report ${escaped(from.slice(0, 10))} to ${escaped(to.slice(0, 10))}</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>Audit report</h1>
<p>${escaped(from)} to ${escaped(to)}, from ${logs.length} ${logs.length === 1 ? "log" : "logs"}. Made ${escaped(made)}.</p>
</header>
<main>
${order.map((section) => sectionOf(section, evidence)).join("\n")}
<section id="controls"><h2>Controls</h2>
<p>What this report is evidence about. Whether a control is met is for whoever audits the whole installation.</p>
${table(
  ["Standard", "Control", "About", "Parts of this report"],
  controls.map(({ standard, id, about, sections: of }) => [
    standard,
    id,
    about,
    of.map((name) => sections[name]).join(", "),
  ]),
)}
</section>
<section id="verify"><h2>How to verify</h2>
<p>Nothing in this report has to be believed. With the files of the logs and their public keys, which are to be had from somebody else than whoever
keeps the logs:</p>
<pre>${escaped(commandsOf(evidence))}</pre>
<p>A record is named by its log and its number in it. Its proof can be checked by itself, without the log.</p>
</section>
</main>
</body>
</html>
`;
}

function sectionOf(section: Section, evidence: Evidence): string {
  const byStandard = Map.groupBy(controlsOf(section), ({ standard }) => standard);
  const ids = [...byStandard].map(([standard, all]) => `${standard}: ${all.map(({ id }) => id).join(", ")}`);
  return `<section id="${section}"><h2>${escaped(sections[section])}</h2>
<p class="controls">Evidence about ${escaped(ids.join("; "))}</p>
${bodies[section](evidence)}
</section>`;
}

function commandsOf({ logs }: Evidence): string {
  const paths = logs.map(({ path }) => path);
  return [
    `bubu audit verify ${paths.join(" ")} --key LOG.pub`,
    `node bubu-audit-verify.mjs ${paths.join(" ")} --key LOG.pub      # one file, plain Node`,
    `bubu audit prove @NUMBER ${paths[0] ?? "LOG"} > record.tlog-proof`,
    "node bubu-audit-check-proof.mjs record.tlog-proof --key LOG.pub",
  ].join("\n");
}
