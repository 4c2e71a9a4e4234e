import type { WebhookFlow } from "@millrace/db";
import { expect, test } from "vitest";
import { createFlowFinder } from "./find-flow.ts";
import type { HookRoute } from "./hook-route.ts";

// The finder passes both on without looking inside.
const flow = { id: "f" } as WebhookFlow;
const route = { flowId: "f" } as HookRoute;

function finder({ ttlMs = 60_000, maxEntries = 10 } = {}) {
  const asked: string[] = [];
  const errors: unknown[] = [];
  let answer: () => Promise<WebhookFlow | undefined> = async () => flow;
  const flows = createFlowFinder({
    load: (flowId) => {
      asked.push(flowId);
      return answer();
    },
    toRoute: () => route,
    onError: (error) => errors.push(error),
    ttlMs,
    maxEntries,
  });
  const answerWith = (next: typeof answer) => {
    answer = next;
  };
  return { flows, asked, errors, answerWith };
}

test("a flow that many ask for at once is loaded once", async () => {
  const { flows, asked } = finder();
  expect(await Promise.all([flows.find("f"), flows.find("f"), flows.find("f")])).toEqual([route, route, route]);
  expect(asked).toEqual(["f"]);
});

test("a flow that was forgotten while it was being loaded is loaded again", async () => {
  const { flows, asked } = finder();
  const first = flows.find("f");
  flows.forget("f");
  await first;
  await flows.find("f");
  expect(asked).toEqual(["f", "f"]);
});

test("unknown ids are remembered too, and the oldest is dropped when there are too many", async () => {
  const { flows, asked, answerWith } = finder({ maxEntries: 2 });
  answerWith(async () => undefined);
  for (const id of ["a", "b", "b", "c", "a"]) expect(await flows.find(id)).toBeUndefined();
  expect(asked).toEqual(["a", "b", "c", "a"]);
});

test("an id that no flow can have is not looked up", async () => {
  const { flows, asked } = finder();
  expect(await flows.find("..%2f")).toBeUndefined();
  expect(await flows.find("x".repeat(65))).toBeUndefined();
  expect(asked).toEqual([]);
});

test("what was known goes on while the database is away; what was not is 503", async () => {
  const { flows, errors, answerWith } = finder({ ttlMs: -1 });
  await flows.find("f");
  answerWith(() => Promise.reject(new Error("no database")));
  expect(await flows.find("f")).toBe(route);
  expect(await flows.find("f")).toBe(route);
  await expect(flows.find("g")).rejects.toMatchObject({ status: 503, retryAfterSeconds: 5 });
  expect(errors).toHaveLength(3);
});
