import { access, stat, statfs } from "node:fs/promises";
import { freemem } from "node:os";
import type { CheckContext, Finding } from "./finding.ts";

const gigabyte = 1024 ** 3;

/** Disk, memory, secrets and tools. */
export async function checkMachine({ installation }: CheckContext): Promise<Finding[]> {
  return [
    { subject: "Node", state: "ok", fact: `${process.version} (pinned)` },
    await checkDisk(installation.root),
    checkMemory(),
    ...(await checkPrivate("Encryption key", installation.paths.encryptionKey)),
    ...(await checkPrivate("Service secrets", installation.paths.services)),
    await checkBrowser(),
  ];
}

async function checkDisk(path: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(path);
  const freeGigabytes = (bavail * bsize) / gigabyte;
  const fact = `${freeGigabytes.toFixed(1)} GB free`;
  if (freeGigabytes >= 3) return { subject: "Disk", state: "ok", fact };
  // RabbitMQ stops accepting messages below half a gigabyte.
  const state = freeGigabytes >= 1 ? "warning" : "missing";
  return { subject: "Disk", state, fact, cure: `free some space below ${path}; 3 GB are comfortable` };
}

function checkMemory(): Finding {
  const fact = `${(freemem() / gigabyte).toFixed(1)} GB free`;
  if (freemem() >= gigabyte) return { subject: "Memory", state: "ok", fact };
  return { subject: "Memory", state: "warning", fact, cure: "each step container takes about 60 MB, the rest 1 GB" };
}

async function checkPrivate(subject: string, path: string): Promise<Finding[]> {
  const mode = await stat(path).then(
    (entry) => entry.mode & 0o777,
    () => undefined,
  );
  if (mode === undefined) return [{ subject, state: "ok", fact: "npm run up makes it" }];
  if ((mode & 0o077) === 0) return [{ subject, state: "ok", fact: `${path}, readable by its owner only` }];
  return [{ subject, state: "missing", fact: `others may read ${path}`, cure: `chmod 600 ${path}` }];
}

async function checkBrowser(): Promise<Finding> {
  const path = "/usr/bin/chromium";
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  if (isThere) return { subject: "Chromium", state: "ok", fact: `${path} (for npm test only)` };
  return {
    subject: "Chromium",
    state: "warning",
    fact: "not installed",
    cure: "npm test installs it as root; nothing else needs it",
  };
}
