import { localhostHint, StepError } from "@millrace/component";
import { createTransport } from "nodemailer";

export interface Server {
  host?: string;
  port?: string | number;
  security?: "starttls" | "tls" | "none";
  certificate?: "check" | "accept";
  username?: string;
  password?: string;
}

const usualPorts = { starttls: 587, tls: 465, none: 25 } as const;

/** Connections are kept between mails. Files of the container are nobody's to send, and addresses are fetched by us. */
export function connectTo(server: Server, { isPooled }: { isPooled: boolean }) {
  const { host, username, security = "starttls" } = server;
  if (!host) throw new StepError("The credential has no server. Choose one for this step.", { code: "no_credential" });
  return createTransport({
    pool: isPooled,
    host,
    port: readPort(server),
    secure: security === "tls",
    requireTLS: security === "starttls",
    ignoreTLS: security === "none",
    tls: { rejectUnauthorized: server.certificate !== "accept" },
    ...(username ? { auth: { user: username, pass: server.password ?? "" } } : {}),
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 50_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

function readPort({ port, security = "starttls" }: Server): number {
  if (port === undefined || port === "") return usualPorts[security];
  const number = Number(port);
  if (Number.isInteger(number) && number > 0 && number < 65_536) return number;
  throw new StepError(`Port: "${port}" is none. Give a number from 1 to 65535.`, { code: "invalid_field" });
}

export interface MailFailure {
  error: StepError;
  /** May go away by itself: worth another try. */
  isPassing: boolean;
  helpCode: "rejected" | "unreachable" | "encryption" | undefined;
}

/** What nodemailer says, as a sentence with its cure. */
export function mailFailure(fault: unknown, server: Server): MailFailure {
  if (fault instanceof StepError) return { error: fault, isPassing: false, helpCode: undefined };
  const { code, message, responseCode } = describe(fault);
  const place = `${server.host}:${readPort(server)}`;
  const helpCode = kindOf(code, message);
  const hint = localhostHint(fault, server.host ?? "");
  const text = hint ? `nothing listens there. ${hint}` : message;
  const isBusy = responseCode >= 400 && responseCode < 500;
  return {
    error: new StepError(`${place}: ${text}${cures[helpCode ?? "other"]}`, {
      code: "mail_failed",
      details: { reason: code, responseCode },
      cause: fault,
    }),
    isPassing: isBusy || (helpCode === "unreachable" && !hint),
    helpCode,
  };
}

const cures = {
  rejected: " Check user name and password; many providers want an app password.",
  unreachable: "",
  encryption: " Check the kind of encryption and the certificate.",
  other: "",
} as const;

function kindOf(code: string, message: string): MailFailure["helpCode"] {
  if (code === "EAUTH" || code === "ENOAUTH") return "rejected";
  const isTls = code === "ETLS" || /CERT|SELF_SIGNED|SSL|UNABLE_TO/.test(code);
  if (isTls || /certificate|self-signed|wrong version number|STARTTLS/i.test(message)) return "encryption";
  return ["ECONNECTION", "ETIMEDOUT", "ESOCKET", "EDNS", "ECONNREFUSED", "ECONNRESET"].includes(code)
    ? "unreachable"
    : undefined;
}

function describe(fault: unknown): { code: string; message: string; responseCode: number } {
  const message = fault instanceof Error ? fault.message : String(fault);
  const { code = "", responseCode = 0 } = typeof fault === "object" ? { ...fault } : {};
  return { code: String(code), message, responseCode: Number(responseCode) };
}
