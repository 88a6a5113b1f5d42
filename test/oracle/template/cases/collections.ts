import type { Area } from "./area.ts";
import { group, raw } from "./area.ts";

export const collections: Area = {
  name: "collections",
  groups: [
    group(
      "access",
      raw`
      {{ index .l 0 }}
      {{ index .l 2 }}
      {{ index .l 3 }}
      {{ index .l -1 }}
      {{ index .m "a" }}
      {{ index .m "missing" }}x
      {{ index .m "c" "d" 1 }}
      {{ index .m "c" "e-f" }}
      {{ index .m "missing" "x" }}
      {{ index .users 0 "name" }}
      {{ (index .users 1).name }}
      {{ index .s 0 }}
      {{ index "日" 0 }}
      {{ index .s 20 }}
      {{ index .l "0" }}
      {{ index .m 0 }}
      {{ index .l nil }}
      {{ index .nil 0 }}
      {{ index .missing "a" }}
      {{ index .n 0 }}
      {{ index .l }}
      {{ index }}
      {{ "a" | index .m }}
      {{ index .steps "with-dash" "output" "x" }}
      {{ len .s }}
      {{ len .u }}
      {{ len .l }}
      {{ len .m }}
      {{ len .e }}
      {{ len .none }}
      {{ len .nil }}
      {{ len .missing }}
      {{ len .n }}
      {{ len .t }}
      {{ len (list 1 2) }}
      {{ get .m "a" }}
      {{ get .m "missing" }}x
      {{ get (get .m "c") "e-f" }}
      {{ get .l "a" }}
      {{ get .m .s }}x
      {{ hasKey .m "a" }}
      {{ hasKey .m "z" }}
      {{ hasKey .em "a" }}
      {{ hasKey . "nil" }}
      {{ hasKey .l "a" }}
      {{ dig "c" "e-f" "none" .m }}
      {{ dig "c" "missing" "none" .m }}
      {{ dig "x" "y" "none" .m }}
      {{ dig "a" "none" .m }}
      {{ dig "a" "b" "none" .m }}
      {{ .m | dig "c" "d" "none" }}
      {{ dig "a" .m }}
      {{ dig "a" "none" .l }}
      {{ dig 1 "none" .m }}
      {{ pluck "name" (index .users 0) (index .users 1) }}
      {{ pluck "zz" .m }}
      {{ pluck "a" .m .em }}
      {{ pluck "a" }}
      {{ keys .m }}
      {{ keys .em }}
      {{ keys .m .em }}
      {{ keys .l }}
      {{ values .m }}
      {{ values .em }}
      {{ pick .m "a" "zz" }}
      {{ pick .m }}
      {{ omit .m "a" }}
      {{ omit .m }}
      {{ omit .m "a" "b" "c" }}
      {{ dict }}
      {{ dict "a" 1 "b" "x" }}
      {{ dict "a" }}
      {{ dict 1 2 }}
      {{ dict "a" 1 "a" 2 }}
      {{ dict "a" nil }}
      {{ (dict "x" (list 1 2)).x }}
      {{ dict "__proto__" 1 }}
      {{ (dict "__proto__" 1).constructor }}x
    `,
    ),
    group(
      "lists",
      raw`
      {{ list }}
      {{ list 1 "a" nil true }}
      {{ tuple 1 2 }}
      {{ first .l }}
      {{ first .none }}x
      {{ first (list) }}x
      {{ mustFirst .words }}
      {{ last .l }}
      {{ last .none }}x
      {{ mustLast .words }}
      {{ rest .l }}
      {{ mustRest .words }}
      {{ initial .l }}
      {{ mustInitial .words }}
      {{ append .l 4 }}
      {{ push .l 4 }}
      {{ append .none "a" }}
      {{ mustAppend .l nil }}
      {{ mustPush .l (list 1) }}
      {{ prepend .l 0 }}
      {{ mustPrepend .words "z" }}
      {{ reverse .l }}
      {{ reverse .none }}
      {{ mustReverse .words }}
      {{ uniq .words }}
      {{ uniq (list 1 1.0 "1" 1) }}
      {{ mustUniq .mixed }}
      {{ without .words "a" }}
      {{ without .words "a" "b" }}
      {{ without .l 1 }}
      {{ without .l 1.0 }}
      {{ mustWithout .words "zz" }}
      {{ has "a" .words }}
      {{ has "zz" .words }}
      {{ has 1 .l }}
      {{ has 1.0 .l }}
      {{ has "a" nil }}
      {{ mustHas "a" .words }}
      {{ has nil .mixed }}
      {{ slice .l 1 }}
      {{ slice .l 1 2 }}
      {{ slice .l }}
      {{ slice .l 0 0 }}
      {{ slice .none }}x
      {{ slice .l 2 1 }}
      {{ slice .l 0 9 }}
      {{ slice .l -1 }}
      {{ mustSlice .l 1 }}
      {{ slice .s 0 1 }}
      {{ concat .l .words }}
      {{ concat .l (list) }}
      {{ concat .l "a" }}
      {{ compact .mixed }}
      {{ compact (list 0 "" nil false 1) }}
      {{ mustCompact .none }}
      {{ sortAlpha .words }}
      {{ sortAlpha .l }}
      {{ sortAlpha (list "b" "B" "a" "é" "z") }}
      {{ sortAlpha .s }}
      {{ sortAlpha .mixed }}
      {{ join "," .words }}
      {{ join "," .l }}
      {{ join "," .mixed }}
      {{ join "," .none }}x
      {{ join "" .words }}
      {{ join "," .s }}
      {{ join "," .nil }}x
      {{ join ", " (list 1 2.5 true) }}
      {{ .words | join "-" }}
      {{ toStrings .l }}
      {{ toStrings .mixed }}
      {{ toStrings .n }}
      {{ split "," "a,b,c" }}
      {{ (split "," "a,b")._1 }}
      {{ split "," "" }}
      {{ split "" "ab" }}
      {{ splitList "," "a,b,c" }}
      {{ splitList "," "" }}
      {{ splitList "" "aé" }}
      {{ splitList "ab" "1ab2ab3" }}
      {{ splitn "," 2 "a,b,c" }}
      {{ splitn "," -1 "a,b,c" }}
      {{ splitn "," 0 "a,b,c" }}
      {{ splitn "," 5 "a,b,c" }}
      {{ splitn "" 2 "abc" }}
      {{ first .s }}
      {{ last .m }}
      {{ rest .n }}
      {{ append .s 1 }}
      {{ uniq .s }}
      {{ has 1 .s }}
      {{ reverse .s }}
      {{ first .nil }}
      {{ index (list "a" "b") 1 }}
      {{ len (rest .l) }}
      {{ first (rest (reverse .l)) }}
      {{ (first .users).name }}
      {{ range $i, $w := sortAlpha .words }}{{ $i }}{{ $w }} {{ end }}
    `,
    ),
    group(
      "one-list-type",
      raw`
      {{ typeOf (splitList "," "a,b") }}
      {{ typeOf (keys .m) }}
      {{ typeOf (split "," "a,b") }}
      {{ deepEqual (splitList "," "a,b") (list "a" "b") }}
      {{ toJson (rest .none) }}
      {{ toJson (initial .none) }}
      {{ toJson (concat) }}
      {{ (split "," "a,b")._7 }}x
      {{ printf "%#v" (splitList "," "a") }}
    `,
      { differs: "one-list-type" },
    ),
  ],
};
