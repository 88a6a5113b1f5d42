import type { Area } from "./area.ts";
import { cases, group, raw } from "./area.ts";

/** Each kind of operand of a logical operator: true, false, an error, what is no bool, an absent key. */
const operands = ["t", "f", "1 / 0 > 0", "d", "m.absent"] as const;
const shared = {
  types: { t: "bool", f: "bool", d: "dyn", m: "map(string, bool)" },
  variables: { t: true, f: false, d: "text", m: {} },
};
const pairs = operands.flatMap((left) => operands.map((right) => [left, right] as const));

export const logic: Area = {
  name: "logic",
  groups: [
    cases(
      "and",
      pairs.map(([left, right]) => `(${left}) && (${right})`),
      shared,
    ),
    cases(
      "or",
      pairs.map(([left, right]) => `(${left}) || (${right})`),
      shared,
    ),
    cases(
      "conditional",
      operands.flatMap((condition) => [`(${condition}) ? 1 : 2`, `(${condition}) ? 1 / 0 : 2`]),
      shared,
    ),
    group(
      "mixed",
      raw`
!t
!f
!!t
!(1 / 0 > 0)
!d
t && t && f
t || f && f
(t || f) && f
f && f || t
f || f || t || 1 / 0 > 0
1 / 0 > 0 || f || t
t && 1 / 0 > 0 && f
1 / 0 > 0 && 1 / 0 > 0
(1 / 0 > 0 || m.absent) || t
t ? f ? 1 : 2 : 3
f ? 1 : t ? 2 : 3
t ? 'a' : 1
t ? 1 : 1.0
t ? dyn('a') : dyn(1)
t ? [] : [1]
f ? [] : [1]
t ? null : 1
t ? {} : {'a': 1}
1 ? 2 : 3
'a' ? 2 : 3
d ? 2 : 3
(t ? m : {'x': true}).absent
t && d
d && f
t && 'a'
1 && t
t || 1
!1
t == f || t != f
t && (f || t) && !f
d == 'text' && t
has(m.absent) && m.absent
!has(m.absent) || m.absent
has(m.absent) ? m.absent : t
`,
      shared,
    ),
  ],
};
