import { Script } from "node:vm";
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

const names = "{ msg, step, body, headers, passthrough, console }";
const fileName = "your-code.js";

/** No global has this name: the constructor of async functions. */
const AsyncFunction = (async () => {}).constructor as new (parameters: string, source: string) => UserCode;

/**
 * Compiles statements with `return`, or a declared `run(msg, step)`, into one async function.
 * @throws {StepError} `syntax_error` naming the line.
 */
export function compileUserCode(source: string): UserCode {
  checkSyntax(source);
  return new AsyncFunction(names, `${source}${callRun}//# sourceURL=${fileName}`);
}

const callRun = `
;if (typeof run === "function") return run.call(step, msg, step);
`;

/** Compiled here only because this way a syntax error tells its line. */
function checkSyntax(source: string): void {
  try {
    const lineOffset = -1; // the first line is ours
    new Script(`(async (${names}) => {\n${source}${callRun}})`, { filename: fileName, lineOffset });
  } catch (fault) {
    if (!(fault instanceof SyntaxError)) throw fault;
    const line = stackLine(fault);
    throw new StepError(`The code cannot be read: ${fault.message}${line ? ` (line ${line})` : ""}`, {
      code: "syntax_error",
      details: { line },
      cause: fault,
    });
  }
}

/** V8 puts the parameters of a constructed function on two lines of their own. */
const constructedLines = 2;

/** Line of the user's source that an error thrown by compiled code came from. */
export function faultLine(fault: Error): number | undefined {
  const line = stackLine(fault);
  return line === undefined ? undefined : line - constructedLines;
}

function stackLine({ stack = "" }: Error): number | undefined {
  const line = stack.match(/your-code\.js:(\d+)/)?.[1];
  return line === undefined ? undefined : Number(line);
}
