const storageKey = "millrace-recent-steps";
const kept = 8;

/** Commands of the steps chosen last in this browser, newest first. */
export function readRecentChoices(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageKey) ?? "[]");
    return Array.isArray(stored) ? stored.filter((item) => typeof item === "string") : [];
  } catch {
    return []; // something else wrote there: the list is only a convenience
  }
}

export function rememberChoice(command: string): void {
  const recent = [command, ...readRecentChoices().filter((other) => other !== command)];
  localStorage.setItem(storageKey, JSON.stringify(recent.slice(0, kept)));
}
