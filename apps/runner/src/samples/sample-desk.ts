import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { StepDescription } from "@millrace/flow";

/** A step on trial, as the step API knows it: it is told its settings, and may look after the credential it uses. */
export interface StepOnTrial {
  flowId: string;
  stepId: string;
  workspaceId: string;
  credentialId: string | undefined;
  description: StepDescription;
}

export interface TrialLogin {
  user: string;
  key: string;
  close(): void;
}

/** Lets containers of trials into the step API, each for as long as it lasts: nothing of them is a version of a flow. */
export class SampleDesk {
  readonly #steps = new Map<string, { hash: Buffer; step: StepOnTrial }>();

  /** `user` and `key` are what the container signs in with; `close` lets nobody in with them any more. */
  open(runId: string, step: StepOnTrial): TrialLogin {
    const key = randomBytes(32).toString("base64url");
    const user = `trial/${runId}/${step.stepId}`;
    this.#steps.set(user, { hash: hashOf(key), step });
    return { user, key, close: () => void this.#steps.delete(user) };
  }

  find({ user, key }: { user: string; key: string }): StepOnTrial | undefined {
    const known = this.#steps.get(user);
    return known && timingSafeEqual(known.hash, hashOf(key)) ? known.step : undefined;
  }
}

function hashOf(key: string): Buffer {
  return createHash("sha256").update(key).digest();
}
