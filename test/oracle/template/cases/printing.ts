import type { Area } from "./area.ts";
import { group, raw } from "./area.ts";

export const printing: Area = {
  name: "printing",
  groups: [
    group(
      "print",
      raw`
      {{ print }}x
      {{ print 1 2 }}
      {{ print 1 "a" 2 }}
      {{ print "a" "b" }}
      {{ print 1 2 "a" 3 4 }}
      {{ print nil }}
      {{ print .missing }}
      {{ print .l .m }}
      {{ print true false }}
      {{ println }}x
      {{ println 1 "a" }}x
      {{ println "a" nil }}x
      {{ html .html }}
      {{ html 1 "<" 2 }}
      {{ html .missing }}
      {{ html .l }}
      {{ .html | html }}
      {{ js .html }}
      {{ js "a\\b\n\t\u2028é日\u0001'=" }}
      {{ js .m }}
      {{ urlquery "a b&c=d/é?~-_.!*'()" }}
      {{ urlquery 1 "x" 2 }}
      {{ urlquery .missing }}
      {{ urlquery "" }}x
      {{ "a+b" | urlquery }}
    `,
    ),
    group(
      "integers",
      raw`
      {{ printf "%d" 42 }}
      {{ printf "%5d|%-5d|%05d|%+d|% d" 42 42 42 42 42 }}
      {{ printf "%x %X %#x %o %#o %O %b" 255 255 255 8 8 8 5 }}
      {{ printf "%c %q %U %#U" 65 65 65 128512 }}
      {{ printf "%d %d" -1 -42 }}
      {{ printf "%.3d|%8.3d|%-8.3d|%+.3d" 7 7 7 7 }}
      {{ printf "%.0d|" 0 }}
      {{ printf "%08d|%-08d" -42 -42 }}
      {{ printf "%v %s %t" 1 1 1 }}
      {{ printf "%e" 1 }}
      {{ printf "%d" (add 1 2) }}
      {{ printf "%d" .n }}
      {{ printf "%d" "a" }}
      {{ printf "%T %T" 1 (int64 1) }}
      {{ printf "%c" -1 }}
      {{ printf "%x" -255 }}
      {{ printf "%#v" 1 }}
    `,
    ),
    group(
      "floats",
      raw`
      {{ printf "%f" 1.5 }}
      {{ printf "%.2f" 3.14159 }}
      {{ printf "%8.2f|%-8.2f|%08.2f|%+.1f" 3.14159 3.14159 3.14159 3.14159 }}
      {{ printf "%e %E" 123456.789 0.00012 }}
      {{ printf "%.3e" 123456.789 }}
      {{ printf "%g %G" 1e21 1e-7 }}
      {{ printf "%.3g" 123456.789 }}
      {{ printf "%g" 100000.0 }}
      {{ printf "%g" 1000000.0 }}
      {{ printf "%v" 1.0 }}
      {{ printf "%s" 1.5 }}
      {{ printf "%.0f %.0f %.0f %.0f" 0.5 1.5 2.5 3.5 }}
      {{ printf "%.1f %.1f" 0.25 0.35 }}
      {{ printf "%.20f" 0.1 }}
      {{ printf "%f" 1e21 }}
      {{ printf "%.3f" -0.0 }}
      {{ printf "% f|%+f" 1.5 1.5 }}
      {{ printf "%6.3v|" 3.14159 }}
      {{ printf "%#g %#.3g" 1.0 2.0 }}
      {{ printf "%g %f %e" (float64 "inf") (float64 "-inf") (float64 "nan") }}
      {{ printf "%05f|%5.1f" (float64 "inf") 0.05 }}
      {{ printf "%.0e" 15.0 }}
      {{ printf "%.10g" 0.1 }}
      {{ printf "%v" .big }}
      {{ printf "%.0f" .big }}
      {{ printf "%T" .n }}
      {{ printf "%f" 1 }}
      {{ printf "%c" 1.5 }}
      {{ printf "%.400f" 1e-320 }}
      {{ printf "%.15g" 1e15 }}
      {{ printf "%.17g" 0.1 }}
      {{ printf "%F" 1.5 }}
      {{ printf "%#v %#v" 1.0 1e6 }}
    `,
    ),
    group(
      "texts",
      raw`
      {{ printf "%s" "a" }}
      {{ printf "%5s|%-5s|%05s" "ab" "ab" "ab" }}
      {{ printf "%.2s" "héllo" }}
      {{ printf "%5.1s|" "héllo" }}
      {{ printf "%q" "a\"b\n\t\u00e9\u200b\x00" }}
      {{ printf "%+q" "é😀" }}
      {{ printf "%#q" "a" }}
      {{ printf "%x %X % x %#x" "hé" "hé" "hé" "hé" }}
      {{ printf "%# x" "abc" }}
      {{ printf "%v" "a" }}
      {{ printf "%#v" "a" }}
      {{ printf "%d %t" "a" "a" }}
      {{ printf "%3s|" "日本" }}
      {{ printf "%T" "a" }}
      {{ printf "%c" "a" }}
      {{ printf "%U" "a" }}
      {{ printf "%10q|" "a" }}
      {{ printf "%.3x" "abcdef" }}
    `,
    ),
    group(
      "others",
      raw`
      {{ printf "%t" true }}
      {{ printf "%v %s" true false }}
      {{ printf "%7t|" true }}
      {{ printf "%v" nil }}
      {{ printf "%s" nil }}
      {{ printf "%d" nil }}
      {{ printf "%T" nil }}
      {{ printf "%v" .missing }}
      {{ printf "%v %v" .l .m }}
      {{ printf "%d" .l }}
      {{ printf "%s" .words }}
      {{ printf "%q" .words }}
      {{ printf "%x" .words }}
      {{ printf "%5v" .l }}
      {{ printf "%.1f" .l }}
      {{ printf "%s" .mixed }}
      {{ printf "%d" (list 1 "a" nil) }}
      {{ printf "%v" (dict "a" (list 1 nil)) }}
      {{ printf "%q" (dict "a" "b") }}
      {{ printf "%T %T" .l .m }}
      {{ printf "%#v" (list 1 "a" nil 1.5 true) }}
      {{ printf "%#v" (dict "a" 1) }}
      {{ printf "%v" (semver "1.2.3") }}
      {{ printf "%s" (semver "1.2.3") }}
      {{ printf "%q" (semver "1.2.3") }}
      {{ printf "%T" (semver "1.2.3") }}
      {{ printf "%s" (toDate "2006" "2020") }}
      {{ printf "%w" "a" }}
      {{ printf "%z" 1 }}
      {{ printf "%z" "a" }}
      {{ printf "%!" 1 }}
      {{ printf "%" }}
      {{ printf "%d%" 1 }}
      {{ printf "100%%" }}
      {{ printf "%d" }}
      {{ printf "%d %d" 1 }}
      {{ printf "a" 1 }}
      {{ printf "%d" 1 2 "x" }}
      {{ printf "%[2]d %[1]d" 1 2 }}
      {{ printf "%[1]d %[1]v %d" 1 2 }}
      {{ printf "%[3]d" 1 }}
      {{ printf "%[a]d" 1 }}
      {{ printf "%[1d" 1 }}
      {{ printf "%[]d" 1 }}
      {{ printf "%*d|" 5 42 }}
      {{ printf "%-*d|" 5 42 }}
      {{ printf "%*d|" -5 42 }}
      {{ printf "%.*f|" 2 3.14159 }}
      {{ printf "%[2]*[1]d|" 42 5 }}
      {{ printf "%*d" "a" 1 }}
      {{ printf "%.*d" -1 1 }}
      {{ printf "%é" 1 }}
      {{ printf 1 }}
      {{ printf .l }}
      {{ printf nil }}
      {{ "a" | printf "%s %s" "b" }}
      {{ printf "%6.2f%%|%s" 12.345 "x" }}
    `,
    ),
    group("floats-in-hex", ['{{ printf "%x" 1.5 }}', '{{ printf "%b" 1.5 }}'], { differs: "floats-in-hex" }),
  ],
};
