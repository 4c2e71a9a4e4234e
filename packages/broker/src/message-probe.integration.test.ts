import { createTestProxy, createTestVhost, waitFor } from "@millrace/testing";
import { expect, test } from "vitest";
import { createManagement } from "./management.ts";
import { openMessageProbe } from "./message-probe.ts";
import { openSession } from "./session.ts";

test("a probe comes back although the broker takes its former connection for alive for a while", {
  timeout: 60_000,
}, async () => {
  await using vhost = await createTestVhost();
  await using proxy = await createTestProxy({ url: vhost.url });
  await using stack = new AsyncDisposableStack();
  const session = await openSession({ url: proxy.url, name: "probed" });
  stack.defer(() => session.close());
  const former = await openSession({ url: vhost.url, name: "former connection" });
  stack.defer(() => former.close());
  const publisher = session.publisher();
  const publish: typeof publisher.publish = (message) => publisher.publish(message);
  const probe = openMessageProbe({ name: "test", session: () => session, publish });
  const travel = () => probe.travel({ timeoutMs: 1_000 });
  await travel();

  const management = createManagement({ url: vhost.managementUrl, vhost: vhost.vhost });
  const [queue] = await waitFor(
    async () => {
      const queues = await management.listQueues("test-probe-");
      return queues.length > 0 && queues;
    },
    { what: "the probe's queue in the statistics" },
  );
  await proxy.takeDown();
  // What the broker keeps for a connection that is half open: the exclusive queue, locked for every other one.
  const declare = () =>
    former.withChannel((channel) => channel.assertQueue(queue?.name ?? "", { exclusive: true, durable: false }));
  await waitFor(() => declare().then(() => true), { what: "the queue to be the other connection's" });
  await proxy.restore();
  await waitFor(() => session.isConnected, { what: "a new connection" });
  await expect(travel()).rejects.toThrow();

  await former.close();
  await waitFor(() => travel().then(() => true), { what: "a probe to come back", timeoutMs: 30_000 });
});
