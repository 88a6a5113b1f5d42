import type { Area } from "./area.ts";
import { group, raw } from "./area.ts";

export const formats: Area = {
  name: "formats",
  groups: [
    group(
      "json",
      raw`
      {{ toJson .m }}
      {{ toJson .mixed }}
      {{ toJson .s }}
      {{ toJson .html }}
      {{ toRawJson .html }}
      {{ toJson .n }}
      {{ toJson 1.0 }}
      {{ toJson 1e21 }}
      {{ toJson 1e20 }}
      {{ toJson .tiny }}
      {{ toJson 1e-7 }}
      {{ toJson .neg }}
      {{ toJson -0.0 }}
      {{ toJson nil }}
      {{ toJson true }}
      {{ toJson .none }}
      {{ toJson .em }}
      {{ toJson "a\u2028\u0001\b\f\x7f\"\\" }}
      {{ toRawJson "a\u2028<" }}
      {{ toJson (semver "1.2.3") }}
      {{ toJson (toDate "2006-01-02" "2020-02-03") }}
      {{ toJson (add 1 2) }}
      {{ toPrettyJson .m }}
      {{ toPrettyJson .none }}
      {{ toPrettyJson .em }}
      {{ toPrettyJson (list 1 (dict "a" (list))) }}
      {{ toPrettyJson .s }}
      {{ mustToJson .l }}
      {{ mustToPrettyJson .l }}
      {{ mustToRawJson .html }}
      {{ fromJson .json }}
      {{ (fromJson .json).a }}
      {{ fromJson "1.5" }}
      {{ fromJson "\"a\"" }}
      {{ fromJson "{" }}x
      {{ fromJson "" }}x
      {{ fromJson "null" }}x
      {{ fromJson "1e999" }}x
      {{ fromJson "[1,]" }}x
      {{ fromJson "{\"a\":1,\"a\":2}" }}
      {{ mustFromJson .json }}
      {{ mustFromJson "{" }}
      {{ mustFromJson "1e999" }}
      {{ fromJson .n }}
      {{ toJson .m | fromJson | toJson }}
      {{ (fromJson "{\"__proto__\":{\"x\":1}}") | toJson }}
      {{ mustToJson (float64 "inf") }}
    `,
    ),
    group(
      "encoding",
      raw`
      {{ b64enc "hello" }}
      {{ b64enc "" }}x
      {{ b64enc "a" }}
      {{ b64enc "ab" }}
      {{ b64enc .u }}
      {{ b64dec "aGVsbG8=" }}
      {{ b64dec "w6k=" }}
      {{ b64dec "" }}x
      {{ b64dec "aGVs\nbG8=" }}
      {{ b64enc .s | b64dec }}
      {{ b32enc "hello" }}
      {{ b32enc "a" }}
      {{ b32enc "" }}x
      {{ b32dec "NBSWY3DP" }}
      {{ b32dec "ME======" }}
      {{ b32enc .u | b32dec }}
      {{ sha1sum .s }}
      {{ sha256sum .s }}
      {{ sha256sum .u }}
      {{ adler32sum .s }}
      {{ adler32sum "" }}
      {{ sha256sum .n }}
      {{ b64dec "YQ==" }}
      {{ b64dec "YR==" }}
    `,
    ),
    group(
      "silent-failure",
      raw`
      {{ b64dec "a" }}
      {{ b64dec "????" }}
      {{ b32dec "1" }}
      {{ dateInZone "2006" 0 "Nowhere/Land" }}
      {{ toJson (float64 "inf") }}x
    `,
      { differs: "silent-failure" },
    ),
    group(
      "paths",
      raw`
      {{ base "/a/b.txt" }}
      {{ base "" }}
      {{ base "/" }}
      {{ base "a/" }}
      {{ dir "/a/b.txt" }}
      {{ dir "a" }}
      {{ dir "" }}
      {{ dir "/" }}
      {{ dir "a/b/../c" }}
      {{ clean "/a/../b//c/." }}
      {{ clean "" }}
      {{ clean "../../a" }}
      {{ clean "a/../../b" }}
      {{ clean "/.." }}
      {{ clean "./a" }}
      {{ ext "a.tar.gz" }}
      {{ ext "a" }}x
      {{ ext "a.b/c" }}x
      {{ ext ".bashrc" }}
      {{ isAbs "/a" }}
      {{ isAbs "a" }}
      {{ osBase "/a/b" }}
      {{ osDir "/a/b" }}
      {{ osClean "a//b" }}
      {{ osExt "a.b" }}
      {{ osIsAbs "/a" }}
    `,
    ),
    group(
      "versions",
      raw`
      {{ semver "1.2.3" }}
      {{ semver "v1.2" }}
      {{ semver "1" }}
      {{ semver "1.2.3-beta.1+build5" }}
      {{ (semver "1.2.3").Major }}
      {{ (semver "1.2.3").Minor }}
      {{ (semver "1.2.3").Patch }}
      {{ (semver "1.2.3-rc1").Prerelease }}
      {{ (semver "1.2.3+b").Metadata }}
      {{ (semver "v1.2").Original }}
      {{ semver "abc" }}
      {{ semver "1.2.3.4" }}
      {{ semver "" }}
      {{ semver "1.2.3-01" }}
      {{ semver "01.2.3" }}
      {{ semverCompare "1.2.3" "1.2.3" }}
      {{ semverCompare "1.2.3" "1.2.4" }}
      {{ semverCompare ">=1.2" "1.2.0" }}
      {{ semverCompare ">=1.2.3 <2" "1.9.9" }}
      {{ semverCompare ">=1.2.3, <2" "2.0.0" }}
      {{ semverCompare "^1.2.3" "1.9.0" }}
      {{ semverCompare "^1.2.3" "2.0.0" }}
      {{ semverCompare "^0.2.3" "0.2.9" }}
      {{ semverCompare "^0.2.3" "0.3.0" }}
      {{ semverCompare "^0.0.3" "0.0.4" }}
      {{ semverCompare "^0" "0.9.0" }}
      {{ semverCompare "^0.0" "0.1.0" }}
      {{ semverCompare "~1.2.3" "1.2.9" }}
      {{ semverCompare "~1.2.3" "1.3.0" }}
      {{ semverCompare "~1" "1.9.0" }}
      {{ semverCompare "~>1.2" "1.2.5" }}
      {{ semverCompare "1.x" "1.5.0" }}
      {{ semverCompare "1.2.x" "1.3.0" }}
      {{ semverCompare "*" "9.9.9" }}
      {{ semverCompare "" "1.0.0" }}
      {{ semverCompare "!=1.2.3" "1.2.4" }}
      {{ semverCompare "!=1.2.3" "1.2.3" }}
      {{ semverCompare "!=1.x" "1.2.3" }}
      {{ semverCompare "!=1.2.x" "1.3.3" }}
      {{ semverCompare ">1" "1.5.0" }}
      {{ semverCompare ">1" "2.0.0" }}
      {{ semverCompare ">1.2" "1.2.5" }}
      {{ semverCompare ">1.2" "1.3.0" }}
      {{ semverCompare "<=1.2" "1.2.9" }}
      {{ semverCompare "<=1" "1.9.0" }}
      {{ semverCompare "<=1.2.3" "1.2.4" }}
      {{ semverCompare "<2.0.0" "2.0.0-rc1" }}
      {{ semverCompare "<2.0.0-0" "2.0.0-rc1" }}
      {{ semverCompare ">=1.0.0-alpha" "1.0.0-beta" }}
      {{ semverCompare "1.2 - 1.4" "1.4.5" }}
      {{ semverCompare "1.2.3 - 1.4.5" "1.3.0" }}
      {{ semverCompare "1.2.3 - 1.4.5" "1.5.0" }}
      {{ semverCompare "<1 || >=2" "2.1.0" }}
      {{ semverCompare "<1 || >=2" "1.5.0" }}
      {{ semverCompare "=>1.2" "1.3.0" }}
      {{ semverCompare "=<1.2.0" "1.3.0" }}
      {{ semverCompare "v1.2.3" "v1.2.3" }}
      {{ semverCompare "bad" "1.0.0" }}
      {{ semverCompare ">=1.0.0" "bad" }}
      {{ semverCompare ">= 1.0, < 2.0, != 1.5.0" "1.5.0" }}
      {{ semverCompare ">=1.0.0-rc.1" "1.0.0-rc.2" }}
      {{ semverCompare ">=1.0.0-rc.10" "1.0.0-rc.9" }}
      {{ semverCompare "^1.2.0-0" "1.2.0-beta" }}
      {{ semverCompare ">=1.2 foo" "1.3.0" }}
      {{ semverCompare ">1.2.3||" "1.0.0" }}
    `,
    ),
    group(
      "left-out-methods",
      raw`
      {{ ((semver "1.2.3").IncMajor).Major }}
      {{ (toDate "2006" "2020").Month }}
      {{ (toDate "2006" "2020").IsZero }}
    `,
      { differs: "left-out-methods" },
    ),
    group(
      "dates",
      raw`
      {{ date "2006-01-02" 0 }}
      {{ date "2006-01-02 15:04:05" 1700000000 }}
      {{ date "Mon Jan 2 15:04:05 MST 2006" 1700000000 }}
      {{ date "Monday, January 02, 06 03:04PM" 1700000000 }}
      {{ date "2006-01-02T15:04:05Z07:00" 1700000000 }}
      {{ date "2006-01-02T15:04:05-0700" 1700000000 }}
      {{ date "_2/1/06 3:4:5 pm .000 .999" 1700000000 }}
      {{ date "002 __2 15h" 1700000000 }}
      {{ date "2006-01-02" (int64 86400) }}
      {{ date "plain é text" 0 }}
      {{ date "" 0 }}x
      {{ date "Jan January Jane Mon Monday Mond" 0 }}
      {{ date "_2006 20060102150405" 0 }}
      {{ date "-07 -07:00 -07:00:00 Z07 Z0700" 0 }}
      {{ date "05.000000 05,999 05.00a" 0 }}
      {{ date "2006-01-02" -1 }}
      {{ date "2006-01-02 15:04:05" -62135596800 }}
      {{ date "2006" 253402300800 }}
      {{ date_in_zone "2006-01-02 15:04 MST" 0 "UTC" }}
      {{ dateInZone "2006-01-02 15:04 MST" 0 "" }}
      {{ htmlDate 0 }}
      {{ htmlDate 951782400 }}
      {{ htmlDateInZone 0 "UTC" }}
      {{ toDate "2006-01-02" "2020-02-29" | date "Jan 2, 2006" }}
      {{ toDate "2006-01-02" "2021-02-29" }}
      {{ toDate "2006-01-02" "nope" }}
      {{ mustToDate "2006-01-02" "2020-02-29" }}
      {{ mustToDate "2006-01-02" "nope" }}
      {{ mustToDate "2006-01-02" "2020-13-01" }}
      {{ mustToDate "2006-01-02 15:04:05" "2020-01-02 25:00:00" }}
      {{ mustToDate "2006-01-02T15:04:05Z07:00" "2020-01-02T03:04:05Z" }}
      {{ mustToDate "2006-01-02T15:04:05Z07:00" "2020-01-02T03:04:05+02:30" }}
      {{ mustToDate "2006-01-02T15:04:05Z07:00" "2020-01-02T03:04:05.123456Z" }}
      {{ mustToDate "2006-01-02 03:04 PM" "2020-01-02 11:30 PM" }}
      {{ mustToDate "2006-01-02 03:04 PM" "2020-01-02 12:30 AM" }}
      {{ mustToDate "Jan 2, 2006" "Mar 14, 2015" }}
      {{ mustToDate "January _2 06" "march  4 69" }}
      {{ mustToDate "January _2 06" "march  4 68" }}
      {{ mustToDate "Mon, 02 Jan 2006 15:04:05 MST" "Tue, 10 Nov 2009 23:00:00 UTC" }}
      {{ mustToDate "Mon, 02 Jan 2006 15:04:05 -0700" "Tue, 10 Nov 2009 23:00:00 +0100" }}
      {{ mustToDate "2006-002" "2020-060" }}
      {{ mustToDate "2006-002" "2021-366" }}
      {{ mustToDate "15:04:05.000" "01:02:03.456" }}
      {{ mustToDate "15:04:05.000" "01:02:03.45" }}
      {{ mustToDate "2006-01-02" "2020-01-02 trailing" }}
      {{ mustToDate "2006-1-2" "2020-3-4" }}
      {{ mustToDate "2006-01-02" "2020-3-4" }}
      {{ toDate "2006-01-02" "2020-01-31" | dateModify "24h" | date "2006-01-02" }}
      {{ toDate "2006-01-02" "2020-01-31" | dateModify "-1.5h" | date "2006-01-02 15:04" }}
      {{ toDate "2006-01-02" "2020-01-31" | dateModify "nope" | date "2006-01-02" }}
      {{ toDate "2006-01-02" "2020-01-31" | date_modify "1h30m10s" | unixEpoch }}
      {{ toDate "2006-01-02" "2020-01-31" | mustDateModify "1h" | unixEpoch }}
      {{ toDate "2006-01-02" "2020-01-31" | mustDateModify "nope" }}
      {{ toDate "2006-01-02" "2020-01-31" | must_date_modify "-48h" | htmlDate }}
      {{ toDate "2006-01-02" "2020-01-31" | unixEpoch }}
      {{ unixEpoch .s }}
      {{ toDate "2006-01-02" "2020-01-31" }}
      {{ (toDate "2006-01-02" "2020-01-31").Unix }}
      {{ (toDate "2006-01-02" "2020-01-31").Year }}
      {{ (toDate "2006-01-02" "2020-03-01").YearDay }}
      {{ eq (toDate "2006" "2020") (toDate "2006" "2020") }}
      {{ deepEqual (toDate "2006" "2020") (toDate "2006" "2021") }}
      {{ duration "95" }}
      {{ duration (int64 3661) }}
      {{ duration "0" }}
      {{ duration "abc" }}
      {{ duration "-90" }}
      {{ durationRound "2h10m5s" }}
      {{ durationRound "1h" }}
      {{ durationRound "61s" }}
      {{ durationRound "100h" }}
      {{ durationRound "1000h" }}
      {{ durationRound "9000h" }}
      {{ durationRound "300ms" }}
      {{ durationRound "-5m3s" }}
      {{ durationRound "abc" }}
      {{ durationRound (int64 7200000000000) }}
      {{ date 1 2 }}
      {{ date "2006" }}
    `,
    ),
    group(
      "seconds-of-any-integer",
      raw`
      {{ duration 95 }}
      {{ duration .big }}
      {{ durationRound 7200000000001 }}
    `,
      { differs: "seconds-of-any-integer" },
    ),
  ],
};
