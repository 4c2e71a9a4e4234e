import { Notice } from "@/components/feedback/notice.tsx";
import type { ApiOutputs } from "@/lib/trpc.ts";
import { actReport } from "./act-words.ts";

const mostReasons = 5;

/** What came of an act: how many, and why not the others. */
export function ActReport({ result }: { result: ApiOutputs["message"]["progress"] }) {
  const { outcome, failed, failures, reason } = result;
  const isBroken = outcome === "failed";
  return (
    <Notice
      tone={isBroken ? "problem" : failed > 0 || outcome === "cancelled" ? "warning" : "good"}
      title={actReport(result)}
    >
      {isBroken && <p>{reason ?? "It broke off."}</p>}
      {failures.length > 0 && (
        <ul className="flex flex-col gap-0.5">
          {failures.slice(0, mostReasons).map((failure) => (
            <li key={failure.messageId} className="break-words">
              <code className="font-mono text-xs">{failure.messageId.slice(0, 8)}</code> {failure.reason}
            </li>
          ))}
          {failed > mostReasons && <li>and {failed - mostReasons} more</li>}
        </ul>
      )}
    </Notice>
  );
}
