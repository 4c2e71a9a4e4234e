import { expect, test } from "vitest";
import { readCsv, readHttpAuth, readNames, readRestApi, writeNames } from "./structured-values.ts";

test("an HTTP authentication has all its parts, whatever was there", () => {
  const empty = {
    type: "No Auth",
    basic: { username: "", password: "" },
    apiKey: { headerName: "", headerValue: "" },
    oauth2: { keys: {} },
  };
  expect(readHttpAuth(undefined)).toEqual(empty);
  expect(readHttpAuth("text")).toEqual(empty);
  expect(readHttpAuth({ type: "Basic Auth", basic: { username: "a" }, extra: 1 })).toEqual({
    ...empty,
    type: "Basic Auth",
    basic: { username: "a", password: "" },
    extra: 1,
  });
});

test("a REST request always has its lists, since components push into them", () => {
  expect(readRestApi(undefined)).toEqual({
    method: "GET",
    url: "",
    headers: [],
    body: { contentType: "application/json", raw: "", formData: [], urlencoded: [] },
  });
  expect(readRestApi({ method: "POST", url: '"http://a"', headers: [{ key: "A", value: '"b"' }] })).toMatchObject({
    method: "POST",
    headers: [{ key: "A", value: '"b"' }],
  });
});

test("a CSV layout keeps what its columns say beside their property", () => {
  expect(readCsv(undefined)).toEqual({ separator: ",", columns: [] });
  const layout = { separator: ";", startRow: 1, columns: [{ property: "sku", type: "number", format: "dec_comma" }] };
  expect(readCsv(layout)).toEqual(layout);
  expect(readCsv({ startRow: "2" })).toMatchObject({ startRow: 2 });
});

test("names are a comma list, each once", () => {
  expect(readNames(" X-A, X-B,,X-A ")).toEqual(["X-A", "X-B"]);
  expect(readNames(undefined)).toEqual([]);
  expect(writeNames(["X-A", "X-B"])).toBe("X-A, X-B");
  expect(writeNames([])).toBeUndefined();
});
