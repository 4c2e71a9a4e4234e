import { localhostHint, StepError } from "@millrace/component";
import type { ConnectionConfig } from "./connection.ts";

export interface ConnectionProblem {
  error: StepError;
  /** Key into `credentials.problems` of component.json. */
  helpCode: "auth" | "database" | "access" | "unreachable" | "ssl" | "busy";
}

/** Why there is no connection, in plain words with the cure; never with the password. */
export function connectionProblem(fault: unknown, config: ConnectionConfig): ConnectionProblem {
  const { code, message } = describe(fault);
  const where = `${config.host}:${config.port || 5432}`;
  const problem = classify(code, message, { where, config });
  const hint = localhostHint(fault, String(config.host));
  const isPassing = !hint && (problem.helpCode === "unreachable" || problem.helpCode === "busy");
  return {
    helpCode: problem.helpCode,
    error: new StepError(hint ? `${problem.text} ${hint}` : problem.text, {
      code: `postgres_${problem.helpCode}`,
      details: { sqlState: code, isPassing },
      cause: fault,
    }),
  };
}

interface Diagnosis {
  helpCode: ConnectionProblem["helpCode"];
  text: string;
}

function classify(
  code: string,
  message: string,
  { where, config }: { where: string; config: ConnectionConfig },
): Diagnosis {
  switch (code) {
    case "28P01":
      return { helpCode: "auth", text: `PostgreSQL at ${where}: ${message}. Check user and password.` };
    case "28000":
      if (/no encryption|SSL off/i.test(message)) {
        return { helpCode: "ssl", text: `PostgreSQL at ${where}: ${message}. Switch on encryption in the credential.` };
      }
      if (/does not exist|not permitted to log in/i.test(message)) {
        return { helpCode: "auth", text: `PostgreSQL at ${where}: ${message}.` };
      }
      return { helpCode: "access", text: `PostgreSQL at ${where}: ${message}. Add a line for it to pg_hba.conf.` };
    case "3D000":
      return { helpCode: "database", text: `PostgreSQL at ${where}: ${message}. Check the database's name.` };
    case "42501":
      return { helpCode: "access", text: `PostgreSQL at ${where}: ${message}. Grant CONNECT on the database.` };
    case "53300":
    case "57P03":
    case "57P01":
      return { helpCode: "busy", text: `PostgreSQL at ${where}: ${message}.` };
    case "ENOTFOUND":
      return { helpCode: "unreachable", text: `The host name ${config.host} is not known. Check its spelling.` };
    case "ECONNREFUSED":
      return {
        helpCode: "unreachable",
        text: `${where} refuses the connection. Check host and port, and that PostgreSQL runs and listens there.`,
      };
  }
  if (/does not support SSL/i.test(message)) {
    return {
      helpCode: "ssl",
      text: `PostgreSQL at ${where} does not offer encryption. Switch it off in the credential, or on in the server.`,
    };
  }
  if (/SSL|TLS|CERT|SELF_SIGNED|UNABLE_TO/i.test(`${code} ${message}`)) {
    return { helpCode: "ssl", text: `The encrypted connection to PostgreSQL at ${where} failed: ${message}.` };
  }
  if (/timeout|ETIMEDOUT/i.test(`${code} ${message}`)) {
    return { helpCode: "unreachable", text: `${where} does not answer. Check host, port and firewall.` };
  }
  return { helpCode: "unreachable", text: `No connection to PostgreSQL at ${where}: ${message}.` };
}

/** What went wrong with a statement: the server's sentence, its detail and, where there is a usual one, the cure. */
export function sqlProblem(fault: unknown): StepError {
  if (fault instanceof StepError) return fault;
  const { code, message, detail, hint } = describe(fault);
  const cure = cures[code];
  const sentences = [message, detail, hint, cure].filter((part) => part !== undefined && part !== "");
  return new StepError(`PostgreSQL: ${sentences.map(asSentence).join(" ")}`, {
    code: "postgres_statement",
    details: { sqlState: code, isPassing: isPassing(code, message) },
    cause: fault,
  });
}

const cures: Record<string, string | undefined> = {
  "42P10": "The key columns need a primary key or a unique index over exactly these columns: CREATE UNIQUE INDEX ON …",
  "42P01": "Check the table's name and schema",
  "42703": "Check the column's name",
  "42501": "Grant the credential's user the right to do this",
  "42601": "Check the statement's text near the place named",
  "42P02": "Give as many parameters as the statement has $ numbers",
  "08P01": "Check that there are as many parameters as $ numbers in the statement",
  "42P18": "Say the parameter's type in the statement, for instance $1::text",
};

/** Lost connections, shutdowns, deadlocks, serialisation failures, no room: another try may well succeed. */
function isPassing(code: string, message: string): boolean {
  return (
    /^(08(?!P01)|40|53|57P0[123]|55P03)/.test(code) ||
    /^E[A-Z]+$/.test(code) ||
    /connection terminated|client has encountered a connection error/i.test(message)
  );
}

/** Whether the failed message should come back later rather than become an error. */
export function isWorthRetrying(error: unknown): error is StepError {
  const details = error instanceof StepError ? error.details : undefined;
  return typeof details === "object" && details !== null && "isPassing" in details && details.isPassing === true;
}

function describe(fault: unknown) {
  const inner = fault instanceof AggregateError ? fault.errors[0] : fault; // several addresses, all failed
  const read = (name: string) =>
    inner instanceof Error && name in inner ? textOf(Reflect.get(inner, name)) : undefined;
  return {
    code: read("code") ?? "",
    message: inner instanceof Error ? inner.message : String(inner),
    detail: read("detail"),
    hint: read("hint"),
  };
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function asSentence(text = ""): string {
  const trimmed = text.trim();
  return /[.!?…]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
