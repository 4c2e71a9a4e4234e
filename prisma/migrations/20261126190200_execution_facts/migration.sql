-- CreateTable
CREATE TABLE "trace_sample" (
    "flow_id" TEXT NOT NULL,
    "step_id" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,
    "thread_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "input" JSONB,
    "output" JSONB,

    CONSTRAINT "trace_sample_pkey" PRIMARY KEY ("flow_id","step_id","message_id")
);

-- CreateTable
CREATE TABLE "step_minute" (
    "flow_id" TEXT NOT NULL,
    "step_id" TEXT NOT NULL,
    "minute" TIMESTAMPTZ NOT NULL,
    "received" INTEGER NOT NULL,
    "emitted" INTEGER NOT NULL,
    "errors" INTEGER NOT NULL,
    "durations" INTEGER[],

    CONSTRAINT "step_minute_pkey" PRIMARY KEY ("flow_id","step_id","minute")
);

-- CreateIndex
CREATE INDEX "trace_sample_flow_id_step_id_at_idx" ON "trace_sample"("flow_id", "step_id", "at" DESC);

-- CreateIndex
CREATE INDEX "trace_sample_flow_id_thread_id_idx" ON "trace_sample"("flow_id", "thread_id");

-- AddForeignKey
ALTER TABLE "trace_sample" ADD CONSTRAINT "trace_sample_flow_id_fkey" FOREIGN KEY ("flow_id") REFERENCES "flow"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "step_minute" ADD CONSTRAINT "step_minute_flow_id_fkey" FOREIGN KEY ("flow_id") REFERENCES "flow"("id") ON DELETE CASCADE ON UPDATE CASCADE;
