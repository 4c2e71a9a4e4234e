import { findCredential, listCredentials, openCredential } from "@millrace/db";
import { DomainError } from "@millrace/flow";
import { z } from "zod";
import { findComponent } from "../component/find-component.ts";
import type { WorkspaceContext } from "../trpc.ts";
import { callComponent } from "./call-component.ts";

/** Where a step stands while its form is filled in. */
export const stepInput = {
  component: z.string(),
  /** That the step is pinned to. Default: the newest. */
  version: z.string().optional(),
  function: z.string(),
  /** Id of a credential, or its name. */
  credentialId: z.string().optional(),
  fields: z.record(z.string(), z.unknown()).default({}),
};

/** A step that something is asked about. */
export interface StepQuestion {
  component: string;
  version?: string | undefined;
  function: string;
  credentialId?: string | undefined;
  fields: Record<string, unknown>;
}

interface Question extends StepQuestion {
  method: "selectModel" | "getMetaModel";
  selectMethod?: string | undefined;
}

/** Asks a component something about the real system. Throws `verification_failed` with the component's own message. */
export async function askComponent(ctx: WorkspaceContext, question: Question): Promise<unknown> {
  const { component, credentialId, fields, method, selectMethod } = question;
  const version = await findComponent(ctx, question);
  const credential = credentialId ? await openValues(ctx, { component, credentialId }) : {};
  const result = await callComponent(ctx, {
    version,
    method,
    function: question.function,
    selectMethod,
    config: { ...credential, ...fields },
  });
  if (result.status === "success") return result.data;
  throw new DomainError("verification_failed", result.message, { details: { logs: result.logs } });
}

async function openValues(
  { db, workspaceId, masterKey }: WorkspaceContext,
  { component, credentialId }: { component: string; credentialId: string },
): Promise<Record<string, unknown>> {
  const named = await listCredentials(db, { workspaceId, component });
  const id = named.find((row) => row.id === credentialId || row.name === credentialId)?.id ?? credentialId;
  await findCredential(db, { workspaceId, id });
  return { ...(await openCredential(db, { id, workspaceId, masterKey })), _account: id };
}
