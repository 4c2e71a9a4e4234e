interface WhichMessages {
  kind?: string;
  search?: string;
  /** With commas between. */
  messageIds?: string;
}

/** Where the waiting messages of a flow, of one of its steps, or some of them are downloaded as NDJSON. */
export function messagesUrl(flowId: string, stepId?: string, which: WhichMessages = {}): string {
  const path = `/api/v1/flows/${encodeURIComponent(flowId)}/messages`;
  const wanted = Object.entries({ stepId, ...which }).filter(([, value]) => value);
  const query = new URLSearchParams(wanted.map(([name, value]) => [name, String(value)])).toString();
  return query ? `${path}?${query}` : path;
}
