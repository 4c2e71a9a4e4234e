import { expect, test } from "vitest";
import { refuseCommand } from "./refuse-command.ts";

test("a refusal names the state and what is possible in it", () => {
  expect(refuseCommand({ name: "Orders", state: "suspended" }, "start")).toMatchObject({
    code: "wrong_state",
    message: '"Orders" is Suspended: it cannot be started now. You can resume it, stop it or drain and stop it.',
    details: { state: "suspended", possible: ["resume", "stop", "drain"] },
  });
  expect(refuseCommand({ name: "Orders", state: "inactive" }, "run-now").message).toBe(
    '"Orders" is Inactive: it cannot be run now. You can start it.',
  );
  expect(refuseCommand({ name: "Orders", state: "stopping" }, "start").message).toBe(
    '"Orders" is Stopping: it cannot be started now. Wait until that is over; meanwhile you can stop it.',
  );
});
