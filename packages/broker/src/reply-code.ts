/** AMQP reply code of a broker's refusal (403 refused, 404 not found, 406 precondition failed), when the error carries one. */
export function replyCode(error: unknown): number | undefined {
  if (!(error instanceof Error)) return undefined;
  if ("code" in error && typeof error.code === "number") return error.code;
  // A refusal during the handshake arrives as text only.
  const inText = /terminated by server: (\d{3})/.exec(error.message)?.[1];
  return inText === undefined ? undefined : Number(inText);
}
