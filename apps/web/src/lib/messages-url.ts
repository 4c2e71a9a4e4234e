/** Where the waiting messages of a flow, or of one of its steps, are downloaded as NDJSON. */
export function messagesUrl(flowId: string, stepId?: string): string {
  const path = `/api/v1/flows/${encodeURIComponent(flowId)}/messages`;
  return stepId === undefined ? path : `${path}?stepId=${encodeURIComponent(stepId)}`;
}
