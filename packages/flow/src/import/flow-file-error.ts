/** A text that holds no flow; its message says what is wrong and where, for a person. */
export class FlowFileError extends Error {
  /** Beginning with 1, when the place is known. */
  readonly place: { line: number; column: number } | undefined;

  constructor(
    message: string,
    options: { place?: { line: number; column: number } | undefined; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = "FlowFileError";
    this.place = options.place;
  }
}
