/** The look of a report: dark text on white with system fonts, and sections that keep together when printed. */
export const style = `
:root { color-scheme: light; --ink: #1d2530; --soft: #5b6675; --line: #d5dae1; --good: #1a7f4b; --bad: #b3261e; --calm: #7a9cc6; }
* { box-sizing: border-box; }
body { font: 14px/1.5 system-ui, "Segoe UI", Roboto, "Liberation Sans", sans-serif; color: var(--ink); background: #fff; max-width: 1000px; margin: 0 auto; padding: 24px; }
h1 { font-size: 24px; margin: 0 0 4px; } h2 { font-size: 18px; margin: 32px 0 8px; border-bottom: 2px solid var(--line); } h3 { font-size: 15px; margin: 20px 0 6px; }
p { margin: 6px 0; } .soft, .controls { color: var(--soft); font-size: 12px; } .good { color: var(--good); font-weight: 600; } .bad { color: var(--bad); font-weight: 600; }
table { border-collapse: collapse; width: 100%; margin: 8px 0; font-size: 13px; }
th, td { text-align: left; vertical-align: top; padding: 4px 8px 4px 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
th { font-weight: 600; } .short { white-space: nowrap; } .number { text-align: right; white-space: nowrap; width: 90px; } .bar { width: 320px; } .bar svg { width: 100%; height: 12px; display: block; }
svg text { font-size: 11px; fill: var(--soft); } svg line { stroke: var(--line); } .allowed { fill: var(--calm); } .refused { fill: var(--bad); }
.tiles { display: flex; flex-wrap: wrap; gap: 12px; margin: 12px 0; } .tiles div { border: 1px solid var(--line); border-radius: 6px; padding: 8px 14px; min-width: 130px; } .tiles b { display: block; font-size: 22px; }
pre, code { font: 12px/1.45 ui-monospace, "Liberation Mono", Menlo, monospace; } code { overflow-wrap: anywhere; }
pre { border: 1px solid var(--line); border-radius: 6px; padding: 8px; white-space: pre-wrap; overflow-wrap: anywhere; } .add { color: var(--good); } .del { color: var(--bad); }
@media (max-width: 760px) { table { display: block; overflow-x: auto; } .bar { width: 120px; } }
@media print { @page { margin: 16mm; } body { max-width: none; padding: 0; font-size: 11px; } h2, h3 { break-after: avoid; } tr, svg, .tiles { break-inside: avoid; } * { print-color-adjust: exact; } }
`;
