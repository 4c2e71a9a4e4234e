import { expect, test } from "vitest";
import { createLogger } from "../logger.ts";
import { AccessKeeper } from "./access-keeper.ts";
import type { StepApi, StepDescription } from "./step-api.ts";

const log = createLogger({ ids: {}, threshold: 100, write: () => {} });

/** A step API that hands out access of this length, counting. */
function platform(lifeMs: number | undefined, fails = false) {
  const asked = { descriptions: 0, renewals: [] as string[] };
  const config = () => ({
    _account: "cred",
    url: "typed",
    ...(lifeMs !== undefined && {
      oauth: { access_token: `token ${asked.descriptions}`, expires_at: Date.now() + lifeMs },
    }),
  });
  const description = { config: config() } as unknown as StepDescription; // the keeper looks at nothing else
  const api = {
    describeStep: async () => {
      asked.descriptions += 1;
      if (fails) throw new Error("away");
      return { ...description, config: { ...config(), url: "not taken over" } };
    },
    renewSecret: async (id: string) => void asked.renewals.push(id),
  } as unknown as StepApi;
  return { keeper: new AccessKeeper({ api, description, log }), asked, description };
}

test("a step without tokens never asks", () => {
  expect(platform(undefined).keeper.isDue(Number.MAX_SAFE_INTEGER)).toBe(false);
});

test("access that is about to end is asked for once, however many messages are in hand, and nothing else changes", async () => {
  const { keeper, asked, description } = platform(30_000);
  expect(keeper.isDue(Date.now())).toBe(true);
  await Promise.all([keeper.freshen(), keeper.freshen(), keeper.freshen()]);
  expect(asked.descriptions).toBe(1);
  expect(description.config).toMatchObject({ url: "typed", oauth: { access_token: "token 1" } });
  expect(keeper.isDue(Date.now())).toBe(false); // as short as before: not again at once
});

test("access that lasts is left alone until its end is near", () => {
  const { keeper } = platform(120_000);
  expect(keeper.isDue(Date.now())).toBe(false);
  expect(keeper.isDue(Date.now() + 80_000)).toBe(true);
});

test("a platform that is away leaves the old access to be tried", async () => {
  const { keeper, description } = platform(1_000, true);
  await keeper.freshen();
  expect(description.config).toMatchObject({ oauth: { access_token: "token 0" } });
});

test("refused access is renewed by its credential and given back", async () => {
  const { keeper, asked } = platform(600_000);
  expect(await keeper.renew()).toMatchObject({ oauth: { access_token: "token 1" } });
  expect(asked.renewals).toEqual(["cred"]);
});
