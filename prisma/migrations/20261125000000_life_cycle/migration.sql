-- The whole life cycle: drain, sleep, suspend, roll out, pause and scale single steps, retry and quarantine.

ALTER TABLE "workspace"
  ADD COLUMN "min_idle_seconds" INTEGER NOT NULL DEFAULT 5,
  ADD COLUMN "max_idle_seconds" INTEGER NOT NULL DEFAULT 1800;

ALTER TABLE "flow"
  ADD COLUMN "drain_ends_at" TIMESTAMPTZ,
  ADD COLUMN "step_wishes" JSONB NOT NULL DEFAULT '{}',
  ADD COLUMN "started_at" TIMESTAMPTZ,
  ADD COLUMN "previous_version" INTEGER,
  ADD COLUMN "refused_version" INTEGER,
  ADD COLUMN "polled_at" TIMESTAMPTZ,
  ADD COLUMN "wake" JSONB;

-- Flows that were up before know no start: the last change of state is the nearest thing to it.
UPDATE "flow" SET "started_at" = "state_since" WHERE "state" <> 'inactive';

ALTER TABLE "error_record"
  ADD COLUMN "input_headers" JSONB,
  ADD COLUMN "exit_code" INTEGER,
  ADD COLUMN "out_of_memory" BOOLEAN,
  ADD COLUMN "settled_by" TEXT,
  ADD COLUMN "settled_at" TIMESTAMPTZ;

CREATE TABLE "step_death" (
  "flow_id" TEXT NOT NULL,
  "step_id" TEXT NOT NULL,
  "at" TIMESTAMPTZ NOT NULL,
  "container_id" TEXT NOT NULL,
  "exit_code" INTEGER NOT NULL,
  "out_of_memory" BOOLEAN NOT NULL,
  "sealed_logs" TEXT,

  CONSTRAINT "step_death_pkey" PRIMARY KEY ("flow_id", "step_id")
);

ALTER TABLE "step_death" ADD CONSTRAINT "step_death_flow_id_fkey"
  FOREIGN KEY ("flow_id") REFERENCES "flow"("id") ON DELETE CASCADE ON UPDATE CASCADE;
