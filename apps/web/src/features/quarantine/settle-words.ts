import type { ErrorStatus } from "@/features/errors/flow-error.ts";

interface SettleWords {
  retry: string;
  edit: string;
  dismiss: string;
  /** "12 errors" or "12 messages". */
  noun: "error" | "message";
  /** What becomes of the message when it is given up. */
  consequence: string;
}

const ofError: SettleWords = {
  retry: "Retry",
  edit: "Edit and retry",
  dismiss: "Dismiss",
  noun: "error",
  consequence: "The message is given up; the error stays in the list as dismissed.",
};

const ofQuarantined: SettleWords = {
  retry: "Send back",
  edit: "Edit and send back",
  dismiss: "Drop",
  noun: "message",
  consequence: "The message leaves the quarantine for good and cannot be sent back any more.",
};

/** An error and a message in quarantine are settled alike; people speak of them differently. */
export function settleWords(status: ErrorStatus | undefined): SettleWords {
  return status === "quarantined" ? ofQuarantined : ofError;
}
