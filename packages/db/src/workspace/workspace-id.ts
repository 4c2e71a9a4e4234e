/** Id of a workspace that the caller was shown to belong to. Queries that take it cannot be called with just any text. */
export type WorkspaceId = string & { readonly __kind: "WorkspaceId" };

/** Call only after authorisation: membership of a person, the workspace of an API key, or the installation's own set-up. */
export function authorisedWorkspaceId(id: string): WorkspaceId {
  return id as WorkspaceId; // the one place where the brand is given
}
