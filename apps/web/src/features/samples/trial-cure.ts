/** What can be done when a trial ends with an error of the platform's own; undefined for what the step itself says. */
const cures: Readonly<Record<string, string>> = {
  TimedOut:
    "A trial has one minute. See in its log what it waits for; a slower step can still be mapped from a past execution, or from a pasted sample.",
  ContainerEnded:
    "Its process ended by itself. The last lines of its log, and its memory under Advanced, are the first places to look.",
  RunnerEnded: "Nothing is left of this run. Run the step again.",
  RunnerLate: "It was not run at all. Is the runner there? `npm run doctor` says more; then run the step again.",
  RunnerGone: "Nothing can be run while the runner is away. It takes away what is left of this run when it is back.",
  Rebound: "In the running flow it would be tried again after a while. Run it again when the other system is ready.",
  Unreadable: "Its component sends messages that this platform cannot read. Try a newer version of it.",
};

export function trialCure(name: string | undefined): string | undefined {
  return name === undefined || !Object.hasOwn(cures, name) ? undefined : cures[name];
}
