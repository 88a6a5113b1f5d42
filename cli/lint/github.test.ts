import { expect, test } from "vitest";
import { lintTexts } from "../testing/sample.ts";
import { github } from "./github.ts";

test("what separates properties and lines is escaped", async () => {
  const report = await lintTexts({ "a,b:c%.yaml": "kind: Story\n" });
  expect(github(report).split("\n")[0]).toBe(
    "::error file=a%2Cb%3Ac%25.yaml,line=1,endLine=1,col=1,endColumn=1,title=file/not-an-object::apiVersion is missing; write apiVersion, kind and metadata.name",
  );
});
