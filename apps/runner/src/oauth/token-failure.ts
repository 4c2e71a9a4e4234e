/** The other side will not give tokens, however often it is asked. */
export class TokenRefusal extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = "TokenRefusal";
    this.code = code;
  }
}

/** Nobody could be asked, or the answer was none: worth another try. */
export class TokenTrouble extends Error {
  override readonly name = "TokenTrouble";
}

/** As it is noted on a sign-in; undefined for failures of our own. */
export function tokenProblem(error: unknown): { code: string; message: string } | undefined {
  if (error instanceof TokenRefusal) return { code: error.code, message: error.message };
  return error instanceof TokenTrouble ? { code: "unreachable", message: error.message } : undefined;
}
