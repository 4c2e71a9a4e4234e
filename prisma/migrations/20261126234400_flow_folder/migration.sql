-- AlterTable
ALTER TABLE "flow" ADD COLUMN     "folder" TEXT;
