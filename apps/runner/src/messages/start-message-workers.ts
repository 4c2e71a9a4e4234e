import type { Publisher } from "@millrace/broker";
import { type JobName, type JobPayload, type JobResult, workOn } from "@millrace/jobs";
import type { Runner } from "../runner.ts";
import { actOnMessages } from "./act-on-messages.ts";
import { dismissErrors } from "./dismiss-errors.ts";
import { exportMessages } from "./export-messages.ts";
import { importMessages } from "./import-messages.ts";
import { listMessages } from "./list-messages.ts";
import type { MessageDesk } from "./message-desk.ts";
import { retryErrors } from "./retry-errors.ts";
import { settleHeld } from "./settle-held.ts";
import { showMessage } from "./show-message.ts";

interface Options {
  runner: Runner;
  publisher: Publisher;
  onCopied: MessageDesk["onCopied"];
  /** Messages came to a flow, or left it. */
  onMoved: (flowId: string) => void;
}

/** Takes the jobs that concern single messages: retries, what is held or set aside, export and import. */
export function startMessageWorkers({ runner, publisher, onCopied, onMoved }: Options): { close(): Promise<void> }[] {
  const desk: MessageDesk = { ...runner, publisher, onCopied };
  const { redisPlace, log } = runner;
  type Work<Name extends JobName> = (desk: MessageDesk, payload: JobPayload<Name>) => Promise<JobResult<Name>>;
  const take = <Name extends MessageJob>(
    name: Name,
    { concurrency, work }: { concurrency: number; work: Work<Name> },
  ) =>
    workOn(redisPlace, {
      name,
      concurrency,
      onError: (error) => log.warn({ job: name, reason: error.message }, "a job failed"),
      handle: async (payload: JobPayload<Name>) => {
        try {
          return await work(desk, payload);
        } finally {
          onMoved(payload.flowId);
        }
      },
    });
  return [
    take("retry-errors", { concurrency: 4, work: retryErrors }),
    take("dismiss-errors", { concurrency: 4, work: dismissErrors }),
    take("settle-held", { concurrency: 2, work: settleHeld }),
    take("export-messages", { concurrency: 3, work: exportMessages }),
    take("import-messages", { concurrency: 3, work: importMessages }),
    take("list-messages", { concurrency: 3, work: listMessages }),
    take("show-message", { concurrency: 3, work: showMessage }),
    take("act-on-messages", { concurrency: 3, work: actOnMessages }),
  ];
}

type MessageJob =
  | "retry-errors"
  | "dismiss-errors"
  | "settle-held"
  | "export-messages"
  | "import-messages"
  | "list-messages"
  | "show-message"
  | "act-on-messages";
