/** HTTP status of the engine's refusal, when the error carries one. */
export function statusOf(error: unknown): number | undefined {
  if (error instanceof Error && "statusCode" in error && typeof error.statusCode === "number") return error.statusCode;
  return undefined;
}

/** The answer, or undefined when the engine refused with one of these statuses. */
export async function ignoring<Answer>(
  statuses: readonly number[],
  call: Promise<Answer>,
): Promise<Answer | undefined> {
  try {
    return await call;
  } catch (error) {
    const status = statusOf(error);
    if (status !== undefined && statuses.includes(status)) return undefined;
    throw error;
  }
}
