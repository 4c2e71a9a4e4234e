/** Whose changes go live with the next version. Of a draft from before they were remembered, whoever saved it last. */
export function authorsOf({
  changedBy,
  updatedBy,
}: {
  changedBy: readonly string[];
  updatedBy?: string | null | undefined;
}): string[] {
  if (changedBy.length > 0) return [...changedBy];
  return updatedBy ? [updatedBy] : [];
}
