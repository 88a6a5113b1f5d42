import { textAt } from "../resources/object.ts";
import type { Column } from "../resources/resource.ts";
import { since } from "./age.ts";

/** The first column of every table. */
export const name: Column = {
  name: "Name",
  type: "string",
  format: "name",
  description: "Name of the object, unique within its namespace.",
  cell: (object) => textAt(object, "metadata", "name"),
};

/** The last column of most tables. */
export const age: Column = {
  name: "Age",
  type: "string",
  description: "Time since the object was created.",
  cell: (object, now) => since(textAt(object, "metadata", "creationTimestamp"), now),
};

/** What takes the place of the age for kinds whose tables show a time. */
export const createdAt: Column = {
  name: "Created At",
  type: "date",
  description: "When the object was created.",
  cell: (object) => textAt(object, "metadata", "creationTimestamp"),
};
