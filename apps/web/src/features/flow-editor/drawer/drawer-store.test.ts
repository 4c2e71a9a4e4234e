import { expect, test } from "vitest";
import { drawerAddress } from "./drawer-address.ts";
import { createDrawerStore } from "./drawer-store.ts";

const nowMs = Date.parse("2026-03-01T12:00:00.000Z");

test("the drawer is closed unless the address points into it", () => {
  expect(createDrawerStore({ address: "", nowMs }).getState().tab).toBeUndefined();
  const store = createDrawerStore({ address: "?drawer=executions&execution=e1", nowMs });
  expect(store.getState()).toMatchObject({ tab: "executions", openExecutionId: "e1" });
});

test("the errors of a step begin without what was filtered or open before", () => {
  const store = createDrawerStore({ address: "?drawer=errors&span=hour&status=open&error=x", nowMs });
  expect(store.getState()).toMatchObject({ openErrorId: "x", errorFilter: { span: "hour", status: "open" } });
  store.getState().showErrors({ stepId: "step_2", status: "quarantined" });
  const { errorFilter, openErrorId } = store.getState();
  expect(errorFilter).toEqual({ span: "all", stepId: "step_2", status: "quarantined" });
  expect(openErrorId).toBeUndefined();
});

test("an address leads back to what the drawer shows, and keeps what is not the drawer's", () => {
  const address = "?drawer=executions&status=failed&step=step_3&search=47+11&empty=hide&span=hour&execution=e1";
  const store = createDrawerStore({ address, nowMs });
  expect(store.getState().executionFilter).toMatchObject({ status: "failed", hideEmpty: true, search: "47 11" });
  const written = drawerAddress(store.getState(), "?version=3&status=open");
  const params = new URLSearchParams(written);
  params.delete("version");
  params.sort();
  const expected = new URLSearchParams(address);
  expected.sort();
  expect(params.toString()).toBe(expected.toString());
  expect(written).toContain("version=3");
  store.getState().showLogs({ threadId: "e1" });
  expect(drawerAddress(store.getState(), written)).toBe("?version=3&drawer=logs&thread=e1");
  store.getState().setTab(undefined);
  expect(drawerAddress(store.getState(), "?drawer=logs")).toBe("");
});

test("a queue is a step and a kind in the address; another step keeps the kind", () => {
  const store = createDrawerStore({ address: "?drawer=queues&step=step_2&kind=quarantined", nowMs });
  expect(store.getState()).toMatchObject({ tab: "queues", queue: { stepId: "step_2", kind: "quarantined" } });
  store.getState().showQueue({ stepId: "step_3" });
  expect(drawerAddress(store.getState(), "?version=3&search=x")).toBe(
    "?version=3&drawer=queues&step=step_3&kind=quarantined",
  );
  expect(createDrawerStore({ address: "?drawer=queues&kind=junk", nowMs }).getState().queue.kind).toBe("waiting");
});
