interface Death {
  exitCode?: number | undefined;
  outOfMemory?: boolean | undefined;
}

/** What is known of codes that do not come from the component itself. */
const knownCodes: Record<number, string> = {
  134: "the process aborted itself",
  137: "it was killed from outside",
  139: "it touched memory that is not its own",
  143: "it was asked to end",
};

/** How the container ended that a message took down, as a sentence; undefined when none did. */
export function deathReason({ exitCode, outOfMemory }: Death): string | undefined {
  if (outOfMemory) return "Its container ran out of memory. Give the step more memory, or make the message smaller.";
  if (exitCode === undefined) return undefined;
  const known = knownCodes[exitCode];
  if (known) return `Its container ended with exit code ${exitCode}: ${known}.`;
  if (exitCode === 0) return "Its container ended by itself (exit code 0) before the message was done.";
  return `Its container crashed with exit code ${exitCode}. The last log lines say where.`;
}
