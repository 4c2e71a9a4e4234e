import { expect, test } from "vitest";
import { readOAuth1Problem } from "./read-oauth1-problem.ts";

const read = (text: string, headers: Record<string, string> = {}) =>
  readOAuth1Problem({ text, headers: new Headers(headers) });

test("a provider's reason is found wherever it puts it", () => {
  expect(read("oauth_problem=consumer_key_unknown")).toEqual({ code: "client_refused", words: "consumer key unknown" });
  const advice = "oauth_problem=timestamp_refused&oauth_problem_advice=Your%20clock%20is%20off.";
  expect(read(advice)).toEqual({ code: "clock_refused", words: "Your clock is off" });
  const header = { "www-authenticate": 'OAuth realm="x", oauth_problem="signature_invalid"' };
  expect(read("<html>no</html>", header)).toEqual({ code: "client_refused", words: "signature invalid" });
  const json = { errors: [{ code: 32, message: "Could not authenticate you." }] };
  expect(read(JSON.stringify(json))).toEqual({ code: undefined, words: "Could not authenticate you" });
  expect(read("Callback URL not approved")).toEqual({ code: "callback_refused", words: "Callback URL not approved" });
  expect(read("oauth_problem=rate")).toEqual({ code: "rate", words: "rate" });
});

test("a page, nonsense and nothing at all are no reason", () => {
  for (const text of ["<html><body>Sign in</body></html>", "{", "", "a=b"]) {
    expect(read(text)).toEqual({ code: undefined, words: undefined });
  }
});
