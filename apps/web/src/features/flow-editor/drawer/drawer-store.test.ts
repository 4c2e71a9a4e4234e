import { expect, test } from "vitest";
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
