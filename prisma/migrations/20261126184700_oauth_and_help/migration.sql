-- OAuth 2 for credentials, and help rules that can hide, reword and say who made them.

ALTER TABLE "credential"
  ADD COLUMN "kind" TEXT,
  ADD COLUMN "expires_at" TIMESTAMPTZ,
  ADD COLUMN "renew_at" TIMESTAMPTZ,
  ADD COLUMN "renewal_failures" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "attention" TEXT;

CREATE INDEX "credential_renew_at_idx" ON "credential"("renew_at");

CREATE TABLE "oauth_attempt" (
  "id" TEXT NOT NULL,
  "state_hash" TEXT NOT NULL,
  "workspace_id" TEXT NOT NULL,
  "session_id" TEXT NOT NULL,
  "component" TEXT NOT NULL,
  "credential_id" TEXT,
  "field" TEXT NOT NULL,
  "sealed" BYTEA NOT NULL,
  "status" TEXT NOT NULL DEFAULT 'open',
  "problem_code" TEXT,
  "problem" TEXT,
  "account" TEXT,
  "missing_scopes" TEXT[],
  "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "expires_at" TIMESTAMPTZ NOT NULL,

  CONSTRAINT "oauth_attempt_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "oauth_attempt_state_hash_key" ON "oauth_attempt"("state_hash");
CREATE INDEX "oauth_attempt_expires_at_idx" ON "oauth_attempt"("expires_at");

ALTER TABLE "oauth_attempt" ADD CONSTRAINT "oauth_attempt_workspace_id_fkey"
  FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "oauth_client" (
  "workspace_id" TEXT NOT NULL,
  "component" TEXT NOT NULL,
  "sealed" BYTEA NOT NULL,
  "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_by" TEXT,

  CONSTRAINT "oauth_client_pkey" PRIMARY KEY ("workspace_id", "component")
);

ALTER TABLE "oauth_client" ADD CONSTRAINT "oauth_client_workspace_id_fkey"
  FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "help_rule"
  ALTER COLUMN "link" DROP NOT NULL,
  ADD COLUMN "description" TEXT,
  ADD COLUMN "hidden" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ADD COLUMN "updated_by" TEXT;
