import { describe, expect, it } from "vitest";
import { keepTokens, missingScopes, renewalTime, tokenAccount, tokenAnswerSchema } from "./oauth-tokens.ts";

const now = 1_000_000;
const minute = 60_000;

describe("tokens", () => {
  it("keep what a renewal leaves out, and take a new refresh token when there is one", () => {
    const before = { access_token: "a1", refresh_token: "r1", scope: "read", expires_at: now };
    expect(keepTokens({ access_token: "a2", expires_in: 60 }, { before, now })).toEqual({
      access_token: "a2",
      refresh_token: "r1",
      scope: "read",
      expires_in: 60,
      expires_at: now + minute,
    });
    expect(keepTokens({ access_token: "a2", refresh_token: "r2" }, { before, now })).toEqual({
      access_token: "a2",
      refresh_token: "r2",
      scope: "read",
    });
  });

  it("are renewed at least a minute before they end, and at half their life when that is short", () => {
    const due = (lifeMs: number) => {
      const at = renewalTime({ access_token: "a", refresh_token: "r", expires_at: now + lifeMs }, { now });
      return at === undefined ? undefined : (now + lifeMs - at) / minute;
    };
    expect(due(60 * minute)).toBe(5);
    expect(due(10 * minute)).toBe(2.5);
    expect(due(4 * minute)).toBe(1.5);
    expect(due(2 * minute)).toBe(1);
  });

  it("are not renewed without a refresh token or an end", () => {
    expect(renewalTime({ access_token: "a", expires_at: now }, { now })).toBeUndefined();
    expect(renewalTime({ access_token: "a", refresh_token: "r" }, { now })).toBeUndefined();
  });

  it("lack the scopes that were asked for and not given", () => {
    expect(missingScopes(["read", "write"], { access_token: "a", scope: "read" })).toEqual(["write"]);
    expect(missingScopes(["read", "write"], { access_token: "a" })).toEqual([]);
    const stays = { access_token: "a", scope: "read", refresh_token: "r" };
    expect(missingScopes(["read", "offline_access"], stays)).toEqual([]);
  });

  it("name their account by the id token, when it can be read", () => {
    const part = btoa(JSON.stringify({ sub: "17", email: "ada@example.com" })).replaceAll("=", "");
    expect(tokenAccount({ access_token: "a", id_token: `x.${part}.y` })).toBe("ada@example.com");
    expect(tokenAccount({ access_token: "a", id_token: "nonsense" })).toBeUndefined();
  });

  it("are read from answers whose lifetime is a text", () => {
    expect(tokenAnswerSchema.parse({ access_token: "a", expires_in: "60" }).expires_in).toBe(60);
    expect(tokenAnswerSchema.safeParse({ error: "no" }).success).toBe(false);
  });
});
