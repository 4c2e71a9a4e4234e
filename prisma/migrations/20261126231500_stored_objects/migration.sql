-- CreateTable
CREATE TABLE "stored_object" (
    "id" TEXT NOT NULL,
    "flow_id" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "size" BIGINT NOT NULL DEFAULT 0,
    "query" JSONB NOT NULL DEFAULT '{}',
    "meta" JSONB NOT NULL DEFAULT '{}',
    "is_complete" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "stored_object_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stored_object_part" (
    "object_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "stored_object_part_pkey" PRIMARY KEY ("object_id","number")
);

-- CreateIndex
CREATE INDEX "stored_object_flow_id_idx" ON "stored_object"("flow_id");

-- CreateIndex
CREATE INDEX "stored_object_expires_at_idx" ON "stored_object"("expires_at");

-- AddForeignKey
ALTER TABLE "stored_object" ADD CONSTRAINT "stored_object_flow_id_fkey" FOREIGN KEY ("flow_id") REFERENCES "flow"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stored_object_part" ADD CONSTRAINT "stored_object_part_object_id_fkey" FOREIGN KEY ("object_id") REFERENCES "stored_object"("id") ON DELETE CASCADE ON UPDATE CASCADE;
