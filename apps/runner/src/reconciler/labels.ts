/** Labels by which the facts are found again after a crash of anything. */
export const labels = {
  installation: "millrace.installation",
  /** Of a room instead: whose installation it is. */
  rooms: "millrace.rooms",
  flow: "millrace.flow",
  step: "millrace.step",
  replica: "millrace.replica",
  version: "millrace.version",
  exec: "millrace.exec",
  /** The id people and traces know the container by. */
  container: "millrace.container",
  /** How often this replica was replaced since the flow's start. */
  restarts: "millrace.restarts",
  /** Deaths in quick succession before this one was made. */
  failures: "millrace.failures",
  /** How often this replica ran out of memory since the flow's start. */
  memoryDeaths: "millrace.memory-deaths",
  /** Takes one message at a time, to single out the one that kills it. */
  cautious: "millrace.cautious",
  /** Hash of everything that shapes the container. */
  spec: "millrace.spec",
} as const;
