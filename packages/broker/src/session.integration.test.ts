import { createTestProxy, createTestVhost, type TestVhost, waitFor } from "@millrace/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { QueueFull, Unroutable } from "./broker-errors.ts";
import type { Delivery } from "./delivery.ts";
import { createManagement } from "./management.ts";
import { queueDepth } from "./queue-depth.ts";
import { openSession, type Session } from "./session.ts";

let vhost: TestVhost;
let session: Session;

beforeAll(async () => {
  vhost = await createTestVhost();
  session = await openSession({ url: vhost.url, name: "session test" });
});

afterAll(async () => {
  await session?.close();
  await vhost?.[Symbol.asyncDispose]();
});

const declare = (queue: string, options: Record<string, unknown> = {}) =>
  session.withChannel((channel) => channel.assertQueue(queue, { durable: true, arguments: options }));

test("a publish resolves once the message is in the queue", async () => {
  await declare("stored");
  await session.publisher().publish({ routingKey: "stored", content: Buffer.from("1") });
  expect((await queueDepth(session, "stored"))?.ready).toBe(1);
});

test("a full queue, a missing queue and a missing exchange are told apart, and harm no other message", async () => {
  await declare("small", { "x-max-length": 1, "x-overflow": "reject-publish" });
  const publisher = session.publisher({ retry: "none" });
  const content = Buffer.from("x");
  await publisher.publish({ routingKey: "small", content });
  await expect(publisher.publish({ routingKey: "small", content })).rejects.toThrow(QueueFull);
  await expect(publisher.publish({ routingKey: "nowhere", content, mandatory: true })).rejects.toThrow(Unroutable);
  await declare("roomy");
  const outcomes = await Promise.allSettled([
    publisher.publish({ routingKey: "roomy", content, mandatory: true }),
    publisher.publish({ exchange: "no-such-exchange", routingKey: "a", content }),
    publisher.publish({ routingKey: "roomy", content, mandatory: true }),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
});

test("with retry a message waits until the full queue has room, and says how often it was tried", async () => {
  await declare("patient", { "x-max-length": 1, "x-overflow": "reject-publish" });
  const publisher = session.publisher({ retry: "forever" });
  await publisher.publish({ routingKey: "patient", content: Buffer.from("first") });
  const second = publisher.publish({ routingKey: "patient", content: Buffer.from("second"), headers: { a: 1 } });
  const arrived: Delivery[] = [];
  await using _consumer = await consuming("patient", (delivery) => {
    arrived.push(delivery);
    delivery.ack();
  });
  await second;
  await waitFor(() => arrived.length === 2, { what: "both messages" });
  expect(arrived[1]?.headers).toMatchObject({ a: 1, retry: expect.any(Number) });
});

test("more messages than the window are sent in turns, in order, and a failure lets the next one go", async () => {
  await declare("window", { "x-max-length": 50, "x-overflow": "reject-publish" });
  const publisher = session.publisher({ retry: "none", window: 5 });
  const send = (n: number) => publisher.publish({ routingKey: "window", content: Buffer.from(String(n)) });
  const outcomes = await Promise.allSettled(Array.from({ length: 200 }, (_, n) => send(n)));
  expect(outcomes.findIndex(({ status }) => status === "rejected")).toBeGreaterThanOrEqual(50);
  const seen: string[] = [];
  await using _consumer = await consuming("window", (delivery) => {
    seen.push(delivery.content.toString());
    delivery.ack();
  });
  await waitFor(() => seen.length >= 50, { what: "the stored ones" });
  expect(seen.slice(0, 50)).toEqual(Array.from({ length: 50 }, (_, n) => String(n)));
});

test("publisher and consumer go on after the connection is cut, and nothing is lost", async () => {
  await declare("cut");
  const publisher = session.publisher({ retry: "forever" });
  const seen = new Set<string>();
  await using _consumer = await consuming("cut", (delivery) => {
    seen.add(delivery.content.toString());
    setImmediate(() => delivery.ack());
  });
  const states: string[] = [];
  const forget = session.onState((state) => states.push(state));
  let cuts = 0;
  for (let round = 0; round < 4; round++) {
    const publishing = Array.from({ length: 500 }, (_, index) =>
      publisher.publish({ routingKey: "cut", content: Buffer.from(`${round}-${index}`) }),
    );
    // The management API learns of a new connection with its next statistics.
    if (round % 2 === 0) cuts += await waitFor(() => vhost.cutConnections(), { what: "a connection to cut" });
    await Promise.all(publishing);
  }
  await waitFor(() => seen.size === 2000, { what: "2000 messages" });
  expect(cuts).toBeGreaterThan(0);
  expect(states).toContain("disconnected");
  forget();
});

test("an acknowledgement that comes after the connection was cut does nothing, and the message comes again", async () => {
  await declare("stale");
  await session.publisher({ retry: "forever" }).publish({ routingKey: "stale", content: Buffer.from("once more") });
  const held: Delivery[] = [];
  await using consumer = await consuming("stale", (delivery) => held.push(delivery));
  await waitFor(() => held.length === 1, { what: "the first delivery" });
  await waitFor(() => vhost.cutConnections(), { what: "a connection to cut" });
  await waitFor(() => held.length === 2, { what: "the second delivery" });
  expect(held.map((delivery) => delivery.isCurrent)).toEqual([false, true]);
  for (const delivery of held) delivery.ack();
  await consumer.drain();
  await waitFor(async () => (await queueDepth(session, "stale"))?.ready === 0, { what: "an empty queue" });
});

test("whoever closes a channel while its connection goes does not wait for ever", async () => {
  await using proxy = await createTestProxy({ url: vhost.url });
  const fragile = await openSession({ url: proxy.url, name: "fragile" });
  // The goodbye is on its way, and no answer will come.
  const frozen = Promise.withResolvers<void>();
  const used = fragile.withChannel(async () => {
    proxy.freeze();
    frozen.resolve();
    return "used";
  });
  await frozen.promise;
  await proxy.takeDown();
  expect(await used).toBe("used");
  await fragile.close();
});

test("after cancelling nothing more is delivered, and what is in flight can be acknowledged", async () => {
  await declare("draining");
  const publisher = session.publisher();
  for (const text of ["a", "b"]) await publisher.publish({ routingKey: "draining", content: Buffer.from(text) });
  const held: Delivery[] = [];
  const consumer = await session.consume({ queue: "draining", prefetch: 1, onMessage: (one) => held.push(one) });
  await waitFor(() => held.length === 1, { what: "one delivery" });
  await consumer.cancel();
  held[0]?.ack();
  await consumer.drain();
  await consumer.close();
  expect(held).toHaveLength(1);
  await waitFor(async () => (await queueDepth(session, "draining"))?.ready === 1, { what: "b to be back" });
});

test("a consumer comes back when its queue was deleted and declared again", async () => {
  await declare("phoenix");
  const seen: string[] = [];
  await using _consumer = await consuming("phoenix", (delivery) => {
    seen.push(delivery.content.toString());
    delivery.ack();
  });
  await session.withChannel((channel) => channel.deleteQueue("phoenix"));
  await declare("phoenix");
  await session.publisher().publish({ routingKey: "phoenix", content: Buffer.from("again") });
  await waitFor(() => seen.length === 1, { what: "the message" });
});

test("consuming a queue that does not exist is refused", async () => {
  await expect(session.consume({ queue: "missing", prefetch: 1, onMessage: () => {} })).rejects.toThrow(/NOT_FOUND/);
});

test("a wrong password is refused at once, without the password in the message", async () => {
  const url = new URL(vhost.url);
  url.password = "not-the-password";
  const refused = openSession({ url: url.toString(), name: "stranger" });
  await expect(refused).rejects.toThrow(/refused the connection/);
  await expect(refused).rejects.not.toThrow(/not-the-password/);
});

test("a broker that is not there is waited for until the signal aborts", async () => {
  const waiting = openSession({ url: "amqp://127.0.0.1:1", name: "early", signal: AbortSignal.timeout(300) });
  await expect(waiting).rejects.toThrow(/closed before it was connected/);
});

test("a step's user may read its own queue and write to its flow's exchange, and nothing else", async () => {
  const management = createManagement({ url: vhost.managementUrl, vhost: vhost.vhost });
  await session.withChannel((channel) => channel.assertExchange("flow-f1", "topic"));
  for (const step of ["step_1", "step_2"]) await declare(`flow-f1:${step}:messages`);
  const name = `${vhost.vhost}-step-f1-step_1`;
  await management.putStepUser({ name, password: "secret-of-step", flowId: "f1", stepId: "step_1" });
  const url = new URL(vhost.url);
  url.username = name;
  url.password = "secret-of-step";
  const own = await openSession({ url: url.toString(), name: "step" });
  const ownConsumer = await own.consume({ queue: "flow-f1:step_1:messages", prefetch: 1, onMessage: () => {} });
  await own
    .publisher({ exchange: "flow-f1" })
    .publish({ routingKey: "flow-f1.step_1.data", content: Buffer.from("1") });
  await expect(own.consume({ queue: "flow-f1:step_2:messages", prefetch: 1, onMessage: () => {} })).rejects.toThrow(
    /ACCESS_REFUSED/,
  );
  await expect(own.publisher().publish({ routingKey: "stored", content: Buffer.from("1") })).rejects.toThrow();
  expect(await management.listUsers(name)).toEqual([name]);
  await ownConsumer.close();
  await own.close();
  await management.deleteUser(name);
  await management.deleteUser(name);
  expect(await management.listUsers(name)).toEqual([]);
});

async function consuming(queue: string, onMessage: (delivery: Delivery) => void) {
  const consumer = await session.consume({ queue, prefetch: 50, onMessage });
  return {
    drain: () => consumer.drain(),
    [Symbol.asyncDispose]: () => consumer.close(),
  };
}
