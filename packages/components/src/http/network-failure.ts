import { localhostHint, StepError } from "@millrace/component";
import type { Credentials } from "./config.ts";
import { AnswerTooBig, ExchangeTimeout, type HttpRequest } from "./exchange.ts";
import { shownUrl, withoutSecrets } from "./without-secrets.ts";

export interface NetworkFailure {
  error: StepError;
  /** May go away by itself: worth another try. */
  isPassing: boolean;
  /** The connection broke off before an answer: typical of one kept alive for too long. */
  isConnectionLost: boolean;
  helpCode: "unreachable" | "certificate";
}

/** Why there is no answer, as a sentence with its cure. */
export function networkFailure(
  fault: unknown,
  { request, config }: { request: HttpRequest; config: Credentials },
): NetworkFailure {
  if (fault instanceof StepError) {
    return { error: fault, isPassing: false, isConnectionLost: false, helpCode: "unreachable" };
  }
  const { code, message } = describe(fault);
  const url = withoutSecrets(shownUrl(request.url), config);
  const hint = localhostHint(fault, request.url.origin);
  const isCertificate = certificateCodes.test(code);
  return {
    error: new StepError(
      `${request.method} ${url}: ${hint ? `nothing listens there. ${hint}` : sentence(code, { message, host: request.url.host })}`,
      {
        code: "http_unreachable",
        details: { reason: code, url },
        cause: fault,
      },
    ),
    isPassing: !hint && !isCertificate && !(fault instanceof AnswerTooBig) && !invalidRequestCodes.has(code),
    isConnectionLost: lostCodes.has(code),
    helpCode: isCertificate ? "certificate" : "unreachable",
  };
}

const lostCodes = new Set(["ECONNRESET", "EPIPE", "UND_ERR_SOCKET"]);
const invalidRequestCodes = new Set(["UND_ERR_INVALID_ARG", "ERR_INVALID_URL", "ERR_INVALID_CHAR", "Z_DATA_ERROR"]);
const certificateCodes = /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|ERR_TLS|EPROTO|ERR_SSL/;

function describe(fault: unknown): { code: string; message: string } {
  const inner = fault instanceof AggregateError ? fault.errors[0] : fault; // several addresses, all failed
  const message = inner instanceof Error ? inner.message : String(inner);
  if (fault instanceof ExchangeTimeout) return { code: "TIMEOUT", message };
  if (fault instanceof AnswerTooBig) return { code: "TOO_BIG", message };
  const code = inner instanceof Error && "code" in inner ? String(inner.code) : "";
  return { code, message };
}

function sentence(code: string, { message, host }: { message: string; host: string }): string {
  switch (code) {
    case "ECONNREFUSED":
      return `${host} refuses the connection. Check that the service runs and that the port is right.`;
    case "ENOTFOUND":
      return `the host name ${host} is not known. Check its spelling.`;
    case "EAI_AGAIN":
      return `the host name ${host} could not be looked up right now.`;
    case "ENETUNREACH":
    case "EHOSTUNREACH":
      return `there is no route to ${host}. Check network and firewall.`;
    case "UND_ERR_CONNECT_TIMEOUT":
    case "ETIMEDOUT":
      return `${host} does not answer. Check the address and the firewall.`;
    case "TIMEOUT":
      return `${message}. Raise the step's time-out if the other side is known to be slow.`;
    case "TOO_BIG":
      return `${message}. Ask for less at once, for instance by pages.`;
    case "ECONNRESET":
    case "EPIPE":
    case "UND_ERR_SOCKET":
      return `${host} closed the connection without an answer.`;
    default:
      if (certificateCodes.test(code)) {
        return `the TLS connection failed (${message}). Check the certificate, and whether the port speaks https at all.`;
      }
      return message;
  }
}
