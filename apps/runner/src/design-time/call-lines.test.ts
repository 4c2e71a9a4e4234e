import { expect, test } from "vitest";
import { CallLines } from "./call-lines.ts";

const call = { method: "selectModel", config: {}, resultUrl: "http://runner/1" };
const soon = { patienceMs: 5_000 };

test("a call that is there already is handed out, and one that comes later is waited for", async () => {
  const lines = new CallLines();
  const line = lines.open();
  line.send(call);
  expect(await lines.next(line.token, soon)).toBe(call);
  const next = lines.next(line.token, soon);
  line.send({ ...call, method: "getMetaModel" });
  expect(await next).toMatchObject({ method: "getMetaModel" });
});

test("who waits longer than is held out is told that there is nothing yet", async () => {
  const lines = new CallLines();
  expect(await lines.next(lines.open().token, { patienceMs: 1 })).toBeUndefined();
});

test("a closed line, and one nobody knows, end whoever waits at them", async () => {
  const lines = new CallLines();
  const line = lines.open();
  const next = lines.next(line.token, soon);
  line.close();
  expect(await next).toBe("closed");
  expect(await lines.next("guessed", soon)).toBe("closed");
});
