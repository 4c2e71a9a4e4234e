import { expect, test } from "vitest";
import { serveAnswers } from "../../testing/serve-answers.ts";

const { answers, millrace } = serveAnswers();

test("versions are listed with their marks, and one is restored", async () => {
  const kept = { publishedAt: "2026-01-01T00:00:00Z", publishedBy: "Ada", steps: 2 };
  answers["GET /api/v1/flows/f1/versions"] = {
    body: [
      { ...kept, version: 2, authors: ["Bob", "Cleo"], note: "Faster", isActive: false, isRefused: true },
      { ...kept, version: 1, authors: ["Ada"], isActive: true, isRefused: false },
    ],
  };
  const { stdout } = await millrace(["flow", "versions", "f1"]);
  expect(stdout).toMatch(/2 {2}given up .* Bob, Cleo .* Faster/);
  expect(stdout).toMatch(/1 {2}active /);
  answers["POST /api/v1/flows/f1/versions/1/restore"] = { body: { id: "f1", version: 1, revision: 9 } };
  const restored = await millrace(["flow", "restore", "f1", "1"]);
  expect(restored).toMatchObject({ code: 0, stdout: "f1  the draft is version 1 again\n" });
});

test("what publishing would change is shown with old and new values, and the messages' fate", async () => {
  answers["GET /api/v1/flows/f1/changes"] = {
    body: {
      version: 3,
      isUnchanged: false,
      summary: "1 step changed",
      diff: {
        steps: [
          { kind: "changed", stepId: "step_2", name: "Send", changes: [{ label: "URL", before: "a", after: "b" }] },
        ],
        edges: [],
        settings: [],
      },
      componentUpdates: [],
      authors: ["Bob"],
      problems: [],
      fates: [{ stepId: "step_2", fate: "replaced", messages: 12 }],
    },
  };
  const { stdout } = await millrace(["flow", "changes", "f1"]);
  expect(stdout).toContain("Version 3 would have: 1 step changed.\nChanges of Bob.\n");
  expect(stdout).toContain('  URL: "a" → "b"\nreplaced  step_2  12 waiting\n');
});
