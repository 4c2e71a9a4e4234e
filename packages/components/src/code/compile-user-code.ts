import { constants, Script } from "node:vm";
import { StepError } from "@millrace/component";

/** What the source may use by name. */
export interface UserCodeScope {
  msg: unknown;
  step: unknown;
  body: unknown;
  headers: unknown;
  passthrough: unknown;
  console: unknown;
}

export type UserCode = (scope: UserCodeScope) => Promise<unknown>;

/** Shown in stacks; the line numbers behind it are the user's own. */
export const userCodeFile = "your-code.js";

/**
 * Compiles statements with `return`, or a declared `run(msg, step)`, into one async function.
 * @throws {StepError} `syntax_error` naming the line.
 */
export function compileUserCode(source: string): UserCode {
  try {
    const script = new Script(wrap(source), {
      filename: userCodeFile,
      lineOffset: -1, // the wrapper's own first line
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    });
    return script.runInThisContext();
  } catch (fault) {
    if (!(fault instanceof SyntaxError)) throw fault;
    const line = faultLine(fault.stack);
    throw new StepError(`The code cannot be read: ${fault.message}${line ? ` (line ${line})` : ""}`, {
      code: "syntax_error",
      details: { line },
      cause: fault,
    });
  }
}

function wrap(source: string): string {
  return `(async ({ msg, step, body, headers, passthrough, console }) => {
${source}
;if (typeof run === "function") return run.call(step, msg, step);
})`;
}

/** Line within the user's source, from a stack that names it. */
export function faultLine(stack: string | undefined): number | undefined {
  const line = stack?.match(/your-code\.js:(\d+)/)?.[1];
  return line === undefined ? undefined : Number(line);
}
