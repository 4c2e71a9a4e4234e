import { createTestProxy, waitFor } from "@millrace/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestWorkspace, type TestWorkspace } from "../../testing/open-test-workspace.ts";
import { openFlowLocks } from "./flow-locks.ts";

let place: TestWorkspace;

beforeAll(async () => {
  place = await openTestWorkspace();
});
afterAll(() => place?.[Symbol.asyncDispose]());

describe("locks", () => {
  test("are respected between connections and within one, and end with the connection", async () => {
    const lost: Error[] = [];
    const one = openFlowLocks({ url: place.url, onLost: (error) => lost.push(error) });
    const other = openFlowLocks({ url: place.url, onLost: () => {} });
    const unlock = await one.tryLock("flow/1");
    expect(unlock).toBeDefined();
    expect(await one.tryLock("flow/1")).toBeUndefined();
    expect(await other.tryLock("flow/1")).toBeUndefined();
    await unlock?.();
    expect(await other.tryLock("flow/1")).toBeDefined();

    expect(await one.tryLock("flow/2")).toBeDefined();
    await place.db.$queryRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE application_name = 'millrace-runner-locks' AND datname = current_database()`;
    await waitFor(() => lost.length > 0, { what: "the lost connection to be told" });
    expect(await one.tryLock("flow/2")).toBeDefined();
    await one.close();
    await other.close();
  });

  test("that were lost are not let go of in the name of who has them now", async () => {
    const lost: Error[] = [];
    const locks = openFlowLocks({ url: place.url, onLost: (error) => lost.push(error) });
    const former = await locks.tryLock("flow/5");
    await place.db.$queryRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE application_name = 'millrace-runner-locks' AND datname = current_database()`;
    await waitFor(() => lost.length > 0, { what: "the lost connection to be told" });
    const present = await locks.tryLock("flow/5");
    await former?.();
    expect(await locks.tryLock("flow/5")).toBeUndefined();
    await present?.();
    const other = openFlowLocks({ url: place.url, onLost: () => {} });
    expect(await other.tryLock("flow/5")).toBeDefined();
    await Promise.all([locks.close(), other.close()]);
  });

  test("are not waited for on a connection that does not answer", async () => {
    await using proxy = await createTestProxy({ url: place.url });
    const lost: Error[] = [];
    const locks = openFlowLocks({ url: proxy.url, onLost: (error) => lost.push(error), patienceMs: 300 });
    await (await locks.tryLock("flow/3"))?.();
    proxy.freeze();
    await expect(locks.tryLock("flow/3")).rejects.toThrow(/timeout/);
    expect(lost).toHaveLength(1);
    proxy.thaw();
    await waitFor(async () => (await locks.tryLock("flow/4").catch(() => undefined)) !== undefined, {
      what: "a lock on a new connection",
    });
    await locks.close();
  });
});
