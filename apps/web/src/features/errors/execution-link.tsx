import { Waypoints } from "lucide-react";
import Link from "next/link";
import type { ErrorPlace } from "./error-place.ts";
import type { FlowError } from "./flow-error.ts";

const style = "inline-flex items-center gap-1 rounded-sm font-medium text-accent-text hover:underline";

/** Leads to the execution the message belongs to; a retried message goes on in the same one. */
export function ExecutionLink({ error, place }: { error: FlowError; place: ErrorPlace }) {
  const { flowId, threadId, status } = error;
  if (!threadId) return null;
  const content = (
    <>
      <Waypoints aria-hidden className="size-3" />
      {status === "retried" ? "What came of it" : "Execution"}
    </>
  );
  const { showExecution } = place;
  if (showExecution) {
    return (
      <button type="button" className={style} onClick={() => showExecution(threadId)}>
        {content}
      </button>
    );
  }
  return (
    <Link className={style} href={`/flows/${flowId}?drawer=executions&execution=${encodeURIComponent(threadId)}`}>
      {content}
    </Link>
  );
}
