import { expect, test } from "vitest";
import { readHookUrl } from "./hook-request.ts";

test.each([
  ["/hook/abc", { flowId: "abc", pathSuffix: "", queryText: "" }],
  ["/hook/abc/", { flowId: "abc", pathSuffix: "/", queryText: "" }],
  ["/hook/abc/a/b?x=/y?z", { flowId: "abc", pathSuffix: "/a/b", queryText: "x=/y?z" }],
  ["/hook/abc?x=1", { flowId: "abc", pathSuffix: "", queryText: "x=1" }],
])("%s", (url, parts) => {
  expect(readHookUrl(url)).toEqual({ url, ...parts });
});

test.each(["/hook", "/hook/", "/hooks/abc", "/"])("%s is no webhook's address", (url) => {
  expect(readHookUrl(url)).toBeUndefined();
});
