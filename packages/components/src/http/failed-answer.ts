import { StepError } from "@millrace/component";
import type { Answer } from "./answer.ts";
import type { Credentials } from "./config.ts";
import type { HttpRequest } from "./exchange.ts";
import { shownUrl, withoutSecrets } from "./without-secrets.ts";

const excerptLength = 2048;

/** What the target said, for a person: method, address without secrets, status, the first 2 KB of the answer. */
export function failedAnswer(exchange: { request: HttpRequest; answer: Answer; config: Credentials }): StepError {
  const { request, answer, config } = exchange;
  // Imported as a module, node:http would load the whole of fetch with it: 13 MB of every idle step.
  const { STATUS_CODES } = process.getBuiltinModule("node:http");
  const status = `${answer.statusCode} ${STATUS_CODES[answer.statusCode] ?? ""}`.trim();
  const excerpt = withoutSecrets(answer.text.slice(0, excerptLength), config).trim();
  const url = withoutSecrets(shownUrl(request.url), config);
  return new StepError(`${request.method} ${url} answered ${status}${excerpt ? `: ${excerpt}` : ""}${cure(answer)}`, {
    code: "http_status",
    details: { statusCode: answer.statusCode, url },
  });
}

function cure({ statusCode }: Answer): string {
  if (statusCode === 401) return " — Check the step's credential.";
  if (statusCode === 403) return " — The credential is known but may not do this.";
  return "";
}
