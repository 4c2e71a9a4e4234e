import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { runFunction } from "../test-step.ts";
import { loadComponent } from "./load-component.ts";

const folder = fileURLToPath(new URL("./fixtures/classic-component", import.meta.url));

async function act(body: unknown, fn = "act") {
  const component = await loadComponent({ folder, functionName: fn });
  return await runFunction(component, {
    function: fn,
    config: { greeting: "hello" },
    message: { body },
    snapshot: { seen: 1 },
    variables: { stage: "test" },
  });
}

test("runs `process` as the sailor does: emits, the snapshot, the log, flow variables and the returned message", async () => {
  const { emitted, snapshots, logs } = await act({ n: 2 });
  expect(emitted.map(({ body }) => body)).toEqual([{ n: 2, greeting: "hello", seen: 1 }, { returned: "test" }]);
  expect(snapshots).toEqual([{ seen: 2 }]);
  expect(logs.map(({ text }) => text)).toEqual(["working on 2"]);
});

test("errors fail the message, told by throwing or by event; rebounds and replies are passed on", async () => {
  await expect(act({ fail: true })).rejects.toThrow("as asked");
  await expect(act({ error: true })).rejects.toThrow("told by event");
  expect((await act({ rebound: true })).rebounds).toEqual([{ reason: "not yet" }]);
  expect((await act({ reply: true })).replies).toEqual([{ statusCode: 201, headers: {}, body: { ok: true } }]);
});

test("a function that returns nothing ends by its event, and triggers keep a snapshot", async () => {
  expect((await act({ n: 3 }, "callback")).emitted).toEqual([{ body: { called: 3 } }]);
  expect((await act({}, "poll")).snapshots).toEqual([{ at: 1 }]);
});

test("hooks get config and state", async () => {
  const component = await loadComponent({ folder, functionName: "poll" });
  const poll = Object(component.functions.poll);
  expect(await poll.startup({ topic: "a" })).toEqual({ subscribed: "a" });
  await poll.shutdown({ topic: "a" }, { subscribed: "a" });
  const file = createRequire(import.meta.url)(`${folder}/lib/poll.js`);
  expect(file.ended).toEqual(["a", { subscribed: "a" }]);
});

test("answers design-time calls by promise and by callback", async () => {
  const context = { log: Object(console), signal: AbortSignal.timeout(5_000) };
  const component = await loadComponent({ folder, functionName: "act" });
  expect(await component.metadata?.act?.({ greeting: "g" }, context)).toEqual({
    in: { type: "object" },
    out: { title: "g" },
  });
  expect(await component.selects?.listThings?.({ greeting: "g" }, context)).toEqual({ one: "One of g" });
  expect(await component.verifyCredentials?.({ apiKey: "right" }, context)).toEqual({ verified: true });
  await expect(component.verifyCredentials?.({ apiKey: "no" }, context)).rejects.toThrow("wrong key");
});

test("an unknown function is refused with those there are", async () => {
  await expect(loadComponent({ folder, functionName: "nothing" })).rejects.toThrow("It has: poll, act, callback");
});
