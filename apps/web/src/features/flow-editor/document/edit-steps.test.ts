import { describe, expect, it } from "vitest";
import { addNote, changeNote, deleteNotes, moveNotes, newNoteSize, nextNoteId } from "./change-notes.ts";
import { renameStep, setCredential, setField } from "./change-step.ts";
import { clipOf, clipSchema } from "./clip.ts";
import { connectSteps } from "./connect-steps.ts";
import { deleteSteps } from "./delete-steps.ts";
import { describeEdit } from "./describe-edit.ts";
import { chainOfThree } from "./document-fixture.ts";
import { moveSteps } from "./move-steps.ts";
import { pasteClip } from "./paste-clip.ts";
import { skipSteps } from "./skip-steps.ts";

const note = { id: "note_1", text: "Ask Ann", position: { x: 10, y: 10 }, size: newNoteSize };

describe("copying to another flow", () => {
  const source = setCredential(
    setField(chainOfThree(), { stepId: "step_3", field: "url", value: { jsonata: "elasticio.step_2.body.url" } }),
    { stepId: "step_3", credential: "cred-secret" },
  );
  const clip = clipOf(addNote(source, note), { stepIds: ["step_2", "step_3"], noteIds: ["note_1"] });

  it("leaves credentials behind and takes what lies between the steps", () => {
    expect(JSON.stringify(clip)).not.toContain("cred-secret");
    expect(clip.graph.edges).toHaveLength(1);
    expect(clipSchema.parse(JSON.parse(JSON.stringify(clip)))).toEqual(clip);
  });

  it("gives new ids and names, follows references, and takes the only credential of the component", () => {
    const credentials = [{ id: "cred-here", component: "http" }];
    const { definition, stepIds, noteIds } = pasteClip(chainOfThree(), { clip, at: { x: 0, y: 400 }, credentials });
    expect(stepIds).toEqual(["step_4", "step_5"]);
    expect(noteIds).toEqual(["note_1"]);
    const [shape, send] = definition.graph.nodes.slice(3);
    expect(shape).toMatchObject({ id: "step_4", name: "Shape 2" });
    expect(send).toMatchObject({
      id: "step_5",
      name: "Send 2",
      credential: "cred-here",
      fields: { url: { jsonata: "elasticio.step_4.body.url" } },
    });
    expect(definition.graph.edges.at(-1)).toMatchObject({ source: "step_4", target: "step_5" });
  });

  it("never lays one card on another", () => {
    const once = pasteClip(chainOfThree(), { clip, at: { x: 368, y: 0 }, credentials: [] }).definition;
    const twice = pasteClip(once, { clip, at: { x: 368, y: 0 }, credentials: [] }).definition;
    const places = new Set(twice.graph.nodes.map(({ position }) => `${position?.x} ${position?.y}`));
    expect(places.size).toBe(7);
  });
});

describe("notes", () => {
  it("come, change, move and go, and leave no trace", () => {
    const noted = addNote(chainOfThree(), note);
    expect(nextNoteId(noted)).toBe("note_2");
    const changed = changeNote(noted, { noteId: "note_1", change: { text: "Ask Bob", color: "amber" } });
    expect(changed.notes?.[0]).toMatchObject({ text: "Ask Bob", color: "amber" });
    expect(changeNote(changed, { noteId: "note_1", change: { color: undefined } }).notes?.[0]?.color).toBeUndefined();
    const moved = moveNotes(noted, { positions: new Map([["note_1", { x: 41, y: 0 }]]) });
    expect(moved.notes?.[0]?.position).toEqual({ x: 40, y: 0 });
    expect(deleteNotes(noted, { noteIds: ["note_1"] })).toEqual(chainOfThree());
  });
});

describe("what will be undone", () => {
  const flow = chainOfThree();
  it.each([
    ["Rename Ship", renameStep(flow, { stepId: "step_3", name: "Ship" })],
    ["Change Send", setField(flow, { stepId: "step_3", field: "url", value: "http://a" })],
    ["Delete Shape", deleteSteps(flow, { stepIds: ["step_2"] })],
    ["Delete 2 steps", deleteSteps(flow, { stepIds: ["step_2", "step_3"] })],
    ["Skip Shape", skipSteps(flow, { stepIds: ["step_2"], skipped: true })],
    ["Move Send", moveSteps(flow, { positions: new Map([["step_3", { x: 4, y: 400 }]]) })],
    ["Connect Receive and Send", connectSteps(flow, { source: "step_1", target: "step_3" })],
    ["Add note", addNote(flow, note)],
    ["Change flow settings", { ...flow, cron: "1 * * * *" }],
  ])("%s", (words, after) => expect(describeEdit(flow, after)).toBe(words));
});
