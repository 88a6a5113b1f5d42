import { expect, test } from "vitest";
import { authorization, encodedPath } from "./signature.ts";

test("the example of the specification: an object is put", () => {
  const headers = {
    date: "Fri, 24 May 2013 00:00:00 GMT",
    host: "examplebucket.s3.amazonaws.com",
    "x-amz-content-sha256": "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072",
    "x-amz-date": "20130524T000000Z",
    "x-amz-storage-class": "REDUCED_REDUNDANCY",
  };
  const path = encodedPath("/test$file.text");
  expect(path).toBe("/test%24file.text");
  const credentials = {
    accessKeyId: "AKIAIOSFODNN7EXAMPLE",
    secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    region: "us-east-1",
  };
  const signed = authorization({ method: "PUT", path, headers }, credentials);
  expect(signed.split(", ")).toEqual([
    "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request",
    "SignedHeaders=date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class",
    "Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd",
  ]);
});

test("a path keeps its slashes, and encodes what is not plain", () => {
  expect(encodedPath("/a-b.c_d~/é (1)!'*+")).toBe("/a-b.c_d~/%C3%A9%20%281%29%21%27%2A%2B");
});
