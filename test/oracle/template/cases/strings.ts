import type { Area } from "./area.ts";
import { group, raw } from "./area.ts";

export const strings: Area = {
  name: "strings",
  groups: [
    group(
      "case",
      raw`
      {{ upper .s }}
      {{ upper .u }}
      {{ upper "straße ŉ" }}
      {{ lower "HeLLo É" }}
      {{ lower "İΣ" }}
      {{ title .s }}
      {{ title "hello-world foo_bar 9a" }}
      {{ title "élan über" }}
      {{ title "it's a" }}
      {{ untitle "Hello World" }}
      {{ untitle "ABC  DEF" }}
      {{ snakecase "FirstName" }}
      {{ snakecase "HTTPServer" }}
      {{ snakecase "NoHTTPS" }}
      {{ snakecase "GO_PATH" }}
      {{ snakecase "GO PATH" }}
      {{ snakecase "GO-PATH" }}
      {{ snakecase "http2xx" }}
      {{ snakecase "HTTP20xOK" }}
      {{ snakecase "Duration2m3s" }}
      {{ snakecase "Bld4Floor3rd" }}
      {{ snakecase "" }}x
      {{ snakecase "a" }}
      {{ snakecase "A" }}
      {{ snakecase "1a" }}
      {{ snakecase "a1" }}
      {{ snakecase "a.b.C" }}
      {{ snakecase "_a_" }}
      {{ snakecase "a__b" }}
      {{ snakecase "someWordsHere99And1More" }}
      {{ kebabcase "FirstName" }}
      {{ kebabcase "HTTPServer20x" }}
      {{ kebabcase "a_b c" }}
      {{ camelcase "http_server" }}
      {{ camelcase "no_https" }}
      {{ camelcase "_complex__case_" }}
      {{ camelcase "all" }}
      {{ camelcase "GOLANG_IS-GREAT" }}
      {{ camelcase "already camel" }}
      {{ camelcase "a" }}
      {{ camelcase "" }}x
      {{ camelcase "FooBar" }}
    `,
    ),
    group("case-of-connectors", ['{{ camelcase "_" }}', '{{ camelcase "--" }}'], { differs: "case-of-connectors" }),
    group("trim", [
      "{{ trim .pad }}|",
      '{{ trim "\\t a\\u00a0\\n" }}|',
      '{{ trim "" }}|',
      '{{ trimAll "$" "$5.00$" }}',
      '{{ trimall "ab" "abcab" }}',
      '{{ trimAll "" "aba" }}',
      '{{ trimPrefix "he" .s }}',
      '{{ trimPrefix "x" .s }}',
      '{{ trimSuffix "ld" .s }}',
      '{{ trimSuffix "" .s }}',
      "{{ nospace .pad }}",
      '{{ nospace "a b\\tc" }}',
      '{{ initials "First Try" }}',
      '{{ initials "  a  b " }}',
      '{{ initials "" }}x',
    ]),
    group(
      "cut",
      raw`
      {{ substr 0 5 .s }}
      {{ substr 6 -1 .s }}
      {{ substr -1 5 .s }}
      {{ substr 0 99 .s }}
      {{ substr 5 2 .s }}
      {{ substr 99 100 .s }}
      {{ substr 0 0 .s }}x
      {{ substr 0 3 .u }}
      {{ trunc 5 .s }}
      {{ trunc -5 .s }}
      {{ trunc 0 .s }}x
      {{ trunc 99 .s }}
      {{ trunc -99 .s }}
      {{ trunc 3 .u }}
      {{ abbrev 5 .s }}
      {{ abbrev 3 .s }}
      {{ abbrev 99 .s }}
      {{ abbrev 10 .s }}
      {{ abbrev 11 .s }}
      {{ abbrev 8 .e }}x
      {{ abbrevboth 5 10 "1234 5678 9123" }}
      {{ abbrevboth 5 7 "hello world again" }}
      {{ abbrevboth 0 7 "hello world again" }}
      {{ abbrevboth 1 5 "hello world" }}
      {{ abbrevboth 99 8 "hello world again" }}
      {{ abbrevboth 6 9 "abcdefghijklmno" }}
      {{ abbrevboth 6 8 .s }}
      {{ abbrevboth 5 7 .s }}
      {{ wrap 5 .s }}
      {{ wrap 80 .s }}
      {{ wrap 2 "a bb ccc dddd" }}
      {{ wrap 0 "ab c" }}
      {{ wrap 5 "aaaaaaaaaa bb" }}
      {{ wrapWith 5 "|" .s }}
      {{ wrapWith 3 "|" "abcdefgh" }}
      {{ wrapWith 3 "" "abc def" }}
      {{ wrapWith 4 "-" "a b c d e f g" }}
    `,
    ),
    group(
      "find",
      raw`
      {{ contains "wor" .s }}
      {{ contains "x" .s }}
      {{ contains "" .s }}
      {{ hasPrefix "he" .s }}
      {{ hasPrefix "wo" .s }}
      {{ hasSuffix "ld" .s }}
      {{ .s | hasSuffix "he" }}
      {{ replace "o" "0" .s }}
      {{ replace "" "-" "abc" }}
      {{ replace "l" "" .s }}
      {{ replace "o" "$&" .s }}
      {{ replace "" "-" "aé" }}
      {{ replace "zz" "y" .s }}
      {{ plural "one" "many" 1 }}
      {{ plural "one" "many" 2 }}
      {{ len .l | plural "one" "many" }}
      {{ indent 2 "a\nb" }}
      {{ indent 0 "a" }}
      {{ indent -1 "a" }}
      {{ nindent 2 "a\nb" }}
      {{ indent 2 "" }}|
      {{ quote .s }}
      {{ quote "a\"b\n" }}
      {{ quote 1 2.5 true }}
      {{ quote nil }}x
      {{ quote .l .m }}
      {{ quote .u "\u0001\u200b" }}
      {{ squote .s }}
      {{ squote 1 "a'b" nil }}
      {{ cat "a" 1 nil .t }}
      {{ cat }}x
      {{ cat .l .m }}
      {{ toString 1 }}
      {{ toString .f }}
      {{ toString .m }}
      {{ toString nil }}
      {{ toString .s }}
      {{ toString (semver "1.2.3") }}
      {{ upper 5 }}
      {{ upper .n }}
      {{ upper .nil }}
      {{ upper .missing }}
      {{ upper nil }}
      {{ upper true }}
      {{ trunc "5" .s }}
      {{ trunc 1.5 .s }}
      {{ trunc 5.0 .s }}
      {{ trunc 'a' .s }}
      {{ trunc 5 .n }}
      {{ contains .s }}
      {{ contains 1 "1" }}
    `,
    ),
    group(
      "characters-not-bytes",
      raw`
      {{ nospace "é a" }}
      {{ initials "élan ü" }}
      {{ wrap 5 "éé éé éé" }}
    `,
      { differs: "characters-not-bytes" },
    ),
    group(
      "whole-characters",
      ['{{ cat (trunc 1 "é") (trunc -1 "é") | nospace }}', '{{ print (trunc 1 "é") (trunc -1 "é") }}'],
      {
        differs: "whole-characters",
      },
    ),
  ],
};
