/** "1 message", "12 messages": for the timeline. */
export function countMessages(count: number): string {
  return `${count} ${count === 1 ? "message" : "messages"}`;
}
