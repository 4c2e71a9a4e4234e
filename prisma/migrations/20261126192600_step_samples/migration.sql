-- CreateTable
CREATE TABLE "step_sample" (
    "flow_id" TEXT NOT NULL,
    "step_id" TEXT NOT NULL,
    "sealed_message" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "is_pinned" BOOLEAN NOT NULL DEFAULT false,
    "is_edited" BOOLEAN NOT NULL DEFAULT false,
    "config_hash" TEXT,
    "taken_at" TIMESTAMPTZ NOT NULL,
    "taken_by" TEXT NOT NULL,

    CONSTRAINT "step_sample_pkey" PRIMARY KEY ("flow_id","step_id")
);

-- CreateTable
CREATE TABLE "sample_run" (
    "id" TEXT NOT NULL,
    "flow_id" TEXT NOT NULL,
    "step_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ NOT NULL,
    "deadline_at" TIMESTAMPTZ NOT NULL,
    "finished_at" TIMESTAMPTZ,
    "started_by" TEXT NOT NULL,
    "config_hash" TEXT NOT NULL,
    "sealed_request" BYTEA NOT NULL,
    "sealed_outcome" TEXT,

    CONSTRAINT "sample_run_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "sample_run_flow_id_step_id_key" ON "sample_run"("flow_id", "step_id");

-- AddForeignKey
ALTER TABLE "step_sample" ADD CONSTRAINT "step_sample_flow_id_fkey" FOREIGN KEY ("flow_id") REFERENCES "flow"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sample_run" ADD CONSTRAINT "sample_run_flow_id_fkey" FOREIGN KEY ("flow_id") REFERENCES "flow"("id") ON DELETE CASCADE ON UPDATE CASCADE;
