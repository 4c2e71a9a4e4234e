import { expect, test } from "vitest";
import { readAnswer } from "./read-answer.ts";

const read = (protocol: "oauth1" | "oauth2", query: string) => readAnswer(protocol, new URLSearchParams(query));
const problem = (code: string) => ({ problem: { code, message: expect.stringMatching(/\w/) } });

test("of OAuth 2 a code counts, of OAuth 1 a token with its verifier, and neither in place of the other", () => {
  expect(read("oauth2", "code=c&state=s")).toEqual({ code: "c" });
  expect(read("oauth1", "oauth_token=t&oauth_verifier=v&state=s")).toEqual({ token: "t", verifier: "v" });
  expect(read("oauth2", "oauth_token=t&oauth_verifier=v")).toEqual(problem("no_code"));
  expect(read("oauth1", "code=c")).toEqual(problem("no_verifier"));
});

test("a refusal is known by every name that providers have for it", () => {
  const said = { code: "access_denied", message: "No" };
  expect(read("oauth2", "error=access_denied&error_description=No")).toEqual({ problem: said });
  expect(read("oauth1", "denied=t")).toEqual(problem("access_denied"));
  expect(read("oauth1", "oauth_problem=user_refused")).toEqual(problem("access_denied"));
  expect(read("oauth1", "oauth_problem=permission_denied&oauth_token=t")).toEqual(problem("access_denied"));
  expect(read("oauth1", "oauth_token=t")).toEqual(problem("no_verifier"));
  expect(read("oauth1", "oauth_problem=token_expired")).toEqual(problem("token_expired"));
});
