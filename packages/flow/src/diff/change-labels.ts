/** How people call what a definition holds; the same words as in the forms. What is not here goes by its key. */
const labels: Record<string, string> = {
  name: "Name",
  description: "Description",
  command: "Component",
  credential: "Credential",
  skipped: "Skipped",
  handlesErrors: "Handles the flow's errors",
  "settings.replicas": "Containers",
  "settings.prefetch": "Messages at once",
  "settings.memoryMb": "Memory (MB)",
  "settings.cpus": "Processors",
  "settings.timeoutSeconds": "Time limit (seconds)",
  "settings.passthrough.disabled": "Passthrough off",
  "settings.rebound.limit": "Retries",
  "settings.rebound.initialSeconds": "First retry after (seconds)",
  "settings.log_level": "Log level",
  condition: "Condition",
  type: "Type",
  cron: "Schedule",
  timezone: "Time zone",
  idleSeconds: "Idle time (seconds)",
  "limits.messages": "Messages per queue",
  "limits.megabytes": "Megabytes per queue",
  "webhook.successStatus": "Answer to a webhook",
  "webhook.replyTimeoutSeconds": "Wait for a reply (seconds)",
  "webhook.rawBody": "Raw body of a webhook",
};

export function changeLabel(path: string): string {
  const known = labels[path];
  if (known) return known;
  if (path.startsWith("variables.")) return `Variable ${path.slice("variables.".length)}`;
  if (path.startsWith("mapper.")) return `Mapping of ${path.slice("mapper.".length)}`;
  const key = path.split(".").at(-1) ?? path;
  const words = key
    .replaceAll(/[_-]+/g, " ")
    .replaceAll(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`);
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
