import type { Area } from "./area.ts";
import { group, raw } from "./area.ts";

export const logic: Area = {
  name: "logic",
  groups: [
    group(
      "and-or-not",
      raw`
      {{ and .t .t }}
      {{ and .t .no }}
      {{ and .no .missing.x }}
      {{ and 1 2 }}
      {{ and 0 2 }}
      {{ and .s .e }}x
      {{ and "a" }}
      {{ or .no .t }}
      {{ or .e "b" }}
      {{ or .s .missing.x }}
      {{ or 0 "" }}x
      {{ or .missing "d" }}
      {{ or .nil .missing }}x
      {{ "x" | and .t }}
      {{ "x" | or .no }}
      {{ not .t }}
      {{ not .no }}
      {{ not .e }}
      {{ not 0 }}
      {{ not .missing }}
      {{ .t | not }}
      {{ and }}
      {{ not 1 2 }}
      {{ and (eq 1 1) (lt 1 2) }}
      {{ or (fail "a") 1 }}
      {{ or 1 (fail "a") }}
      {{ and 0 (fail "a") }}0
    `,
    ),
    group(
      "compare",
      raw`
      {{ eq 1 1 }}
      {{ eq 1 2 }}
      {{ eq 1 2 1 }}
      {{ eq 1.0 1.0 }}
      {{ eq "a" "a" }}
      {{ eq .s "hello world" }}
      {{ eq .t true }}
      {{ eq .no .t }}
      {{ eq .n 3.0 }}
      {{ eq .f 1.5 }}
      {{ eq .nil nil }}
      {{ eq .missing nil }}
      {{ eq .missing .nil }}
      {{ eq .s nil }}
      {{ eq .m nil }}
      {{ eq .l nil }}
      {{ eq .m .m }}
      {{ eq .l .l }}
      {{ eq "1" 1 }}
      {{ eq .t 1 }}
      {{ eq .s .n }}
      {{ eq 1 }}
      {{ eq }}
      {{ ne 1 2 }}
      {{ ne "a" "a" }}
      {{ ne .missing nil }}
      {{ ne 1 2 3 }}
      {{ lt 1 2 }}
      {{ lt 2 1 }}
      {{ lt 1.5 2.5 }}
      {{ lt "a" "b" }}
      {{ lt "Z" "a" }}
      {{ lt "é" "z" }}
      {{ lt .f 2.0 }}
      {{ le 1 1 }}
      {{ le "a" "a" }}
      {{ gt 2 1 }}
      {{ gt .n 2.5 }}
      {{ ge 1 1 }}
      {{ ge "b" "a" }}
      {{ lt true false }}
      {{ lt .m .m }}
      {{ lt "a" 1 }}
      {{ lt nil 1 }}
      {{ gt (len .l) 2 }}
      {{ eq (len .s) 11 }}
      {{ eq (add 1 2) 3 }}
      {{ eq (index .words 0) "b" }}
      {{ "a" | eq "a" }}
      {{ eq 'a' 97 }}
      {{ eq (index "abc" 0) 97 }}
      {{ lt (index "abc" 0) 98 }}
      {{ lt 96 (index "abc" 0) }}
      {{ eq "😀" "\U0001F600" }}
      {{ lt "\uffff" "😀" }}
    `,
    ),
    group(
      "numbers-by-value",
      raw`
      {{ eq .n 3 }}
      {{ eq 3 .n }}
      {{ ne .n 3 }}
      {{ lt .n 4 }}
      {{ gt .f 1 }}
      {{ ge .n (len .l) }}
      {{ eq 1 (index .l 0) }}
      {{ trunc .n .s }}
      {{ index .l .zero }}
      {{ range .n }}{{ . }}{{ end }}
      {{ indent .n "a" }}
      {{ plural "one" "many" .n }}
      {{ substr .zero .n .s }}
      {{ trunc (len .l) .s | len | eq .n }}
      {{ trunc (int64 3) .s }}
      {{ round .neg .zero }}
      {{ round 2.345 (int64 2) }}
      {{ splitn "," .n "a,b,c,d" }}
    `,
      { differs: "numbers-by-value" },
    ),
    group(
      "values",
      raw`
      {{ default "d" .s }}
      {{ default "d" .e }}
      {{ default "d" .missing }}
      {{ .missing | default "d" }}
      {{ default "d" .zero }}
      {{ default "d" .no }}
      {{ default "d" .none }}
      {{ default "d" .em }}
      {{ default "d" .nil }}
      {{ default 1 }}
      {{ default "d" nil }}
      {{ default (list 1) .none }}
      {{ empty .e }}
      {{ empty .s }}
      {{ empty .missing }}
      {{ empty .zero }}
      {{ empty .n }}
      {{ empty .none }}
      {{ empty .l }}
      {{ empty nil }}
      {{ empty false }}
      {{ empty (semver "1.0.0") }}
      {{ coalesce .e .missing .s }}
      {{ coalesce .e .zero 5 }}
      {{ coalesce .e .zero }}x
      {{ coalesce }}x
      {{ all .s .t .n }}
      {{ all .s .no }}
      {{ all }}
      {{ any .e .s }}
      {{ any .e .zero }}
      {{ any }}
      {{ ternary "a" "b" .t }}
      {{ ternary "a" "b" .no }}
      {{ .t | ternary 1 2 }}
      {{ ternary "a" "b" .n }}
      {{ ternary "a" "b" .missing }}
      {{ exists .s }}
      {{ exists .missing }}
      {{ exists .nil }}
      {{ exists .e }}
      {{ sample .m }}
      {{ sample .s }}
      {{ hash_of .s }}
      {{ hash_of .n }}
      {{ hash_of .nil }}
      {{ type_of .s }}
      {{ type_of .n }}
      {{ type_of 1 }}
      {{ type_of .t }}
      {{ type_of .m }}
      {{ type_of .l }}
      {{ type_of .nil }}
      {{ type_of .missing }}
      {{ type_of (keys .m) }}
      {{ typeOf .s }}
      {{ typeOf .n }}
      {{ typeOf 1 }}
      {{ typeOf 1.0 }}
      {{ typeOf (add 1 2) }}
      {{ typeOf .t }}
      {{ typeOf .m }}
      {{ typeOf .l }}
      {{ typeOf .nil }}
      {{ typeOf (semver "1.0.0") }}
      {{ typeOf (toDate "2006" "2020") }}
      {{ typeIs "string" .s }}
      {{ typeIs "int" 1 }}
      {{ typeIs "int" .n }}
      {{ typeIsLike "semver.Version" (semver "1.0.0") }}
      {{ typeIsLike "*semver.Version" (semver "1.0.0") }}
      {{ kindOf .s }}
      {{ kindOf .n }}
      {{ kindOf 1 }}
      {{ kindOf (len .l) }}
      {{ kindOf (int64 1) }}
      {{ kindOf .m }}
      {{ kindOf .l }}
      {{ kindOf .nil }}
      {{ kindOf (semver "1.0.0") }}
      {{ kindOf (toDate "2006" "2020") }}
      {{ kindOf (index "abc" 0) }}
      {{ kindIs "map" .m }}
      {{ kindIs "slice" .l }}
      {{ kindIs "float64" .n }}
      {{ deepEqual .m .m }}
      {{ deepEqual .l (list 1.0 2.0 3.0) }}
      {{ deepEqual .l (list 1 2 3) }}
      {{ deepEqual (dict "a" 1) (dict "a" 1) }}
      {{ deepEqual (dict "a" 1) (dict "a" 2) }}
      {{ deepEqual 1 1 }}
      {{ deepEqual 1 1.0 }}
      {{ deepEqual .nil nil }}
      {{ fail "stop" }}
      {{ call .s }}
      {{ call nil }}
      {{ call .missing 1 }}
    `,
    ),
  ],
};
