/** A migration that cannot be applied; the message says which and what to do. */
export class MigrationError extends Error {
  override readonly name = "MigrationError";
}
