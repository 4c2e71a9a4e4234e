import { formatCount, formatMany } from "../../lib/format-count.ts";
import { settleWords } from "../quarantine/settle-words.ts";
import type { ErrorFilter } from "./error-filter.ts";

export type BulkAct = "retry" | "dismiss";

interface Scope extends Pick<ErrorFilter, "stepId" | "status" | "from" | "to"> {
  count: number;
  nameOf(stepId: string): string;
}

/** "118 errors of Warehouse format between 1/3/2026, 11:00 and now". */
export function describeScope({ count, stepId, status, from, to, nameOf }: Scope): string {
  const noun = settleWords(status).noun;
  const what = status === "quarantined" ? "quarantined message" : status === "open" ? `open ${noun}` : noun;
  const where = stepId ? ` of ${nameOf(stepId)}` : " of all steps";
  return `${formatMany(count, what)}${where}${describeTime({ from, to })}`;
}

function describeTime({ from, to }: Pick<Scope, "from" | "to">): string {
  const say = (at: string) => new Date(at).toLocaleString("en-GB");
  if (from && to) return ` between ${say(from)} and ${say(to)}`;
  if (from) return ` since ${say(from)}`;
  return to ? ` until ${say(to)}` : "";
}

export function actVerb(act: BulkAct, status: ErrorFilter["status"]): string {
  const words = settleWords(status);
  return act === "retry" ? words.retry : words.dismiss;
}

/** "118 retried, 2 failed": what came of it. */
export function describeOutcome(
  act: BulkAct,
  { done, failed, left, status }: { done: number; failed: number; left: number; status: ErrorFilter["status"] },
): string {
  const isQuarantine = status === "quarantined";
  const verb = act === "retry" ? (isQuarantine ? "sent back" : "retried") : isQuarantine ? "dropped" : "dismissed";
  const parts = [
    `${formatMany(done, settleWords(status).noun)} ${verb}`,
    failed > 0 && `${formatCount(failed)} failed`,
    left > 0 && `${formatCount(left)} not looked at`,
  ];
  return parts.filter(Boolean).join(", ");
}
