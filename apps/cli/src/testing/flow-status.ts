export const nothingWaiting = { ready: 0, unacked: 0, rebounds: 0, quarantined: 0 };

/** The API's answer about a flow without steps, in which nothing waits unless `more` says so. */
export function flowStatus(state: string, { desired, ...more }: { desired: string } & Record<string, unknown>) {
  return {
    body: {
      id: "f1",
      name: "Orders",
      state,
      since: "2026-01-01T00:00:00Z",
      version: 1,
      desired,
      steps: [],
      waiting: nothingWaiting,
      held: [],
      ...more,
    },
  };
}
