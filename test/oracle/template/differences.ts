/**
 * Where this engine answers otherwise than Go's text/template with Sprig 3.2.3, and why. Each is shown by cases of the
 * corpus, whose groups name it; a difference that no case shows fails a test.
 */
export const differences = {
  "refused-earlier":
    "what would fail whenever it runs is an error of the syntax: undeclared variables, wrong numbers of arguments, calls of what is no function, parts that are not defined, pipes into nothing",
  "numbers-by-value":
    "a number fits where it has the value that is wanted: numbers of JSON are floats to Go, so that `eq .n 3`, `trunc .n` and `index .l .n` fail there whatever n is",
  "missing-path":
    "a template that is one plain path is an error where nothing is there, as in the Go system, which does not hand such a path to text/template",
  "silent-failure":
    "what cannot be done is an error; Sprig answers with zero, with the text of an error, or with the time of day",
  "seconds-of-any-integer":
    "`duration` and `durationRound` take every whole number; Sprig takes an int64 only and reads others as 0",
  "characters-not-bytes": "letters outside of ASCII stay whole where Sprig goes through the bytes of a text",
  "whole-characters":
    "a text that is cut inside of a character holds U+FFFD for its rest, and so does what is made of it",
  "one-list-type":
    "there is one type of lists and one of objects, those of JSON: Sprig makes `[]string` and `map[string]string` in some functions, and nil lists",
  "left-out-methods": "times and versions have the fields that a scope could have, not all methods of Go's types",
  "case-of-connectors":
    "`camelcase` of dashes, underscores and blanks alone is the same text; Sprig repeats the last one",
  "no-complex": "complex numbers are refused",
  "floats-in-hex": "`printf` shows floats in decimals only: `%x` and `%b` of a float are bad verbs",
} as const;

export type Difference = keyof typeof differences;
