import { expect, test } from "vitest";
import { clipOf } from "../flow-editor/document/clip.ts";
import { chainOfThree } from "../flow-editor/document/document-fixture.ts";
import { readClip } from "./read-clip.ts";

test("copied steps, a flow file and junk are told apart", () => {
  const clip = clipOf(chainOfThree(), { stepIds: ["step_2"], noteIds: [] });
  expect(readClip(JSON.stringify(clip))).toEqual({ kind: "steps", clip });
  const file = JSON.stringify({ name: "Größe 🚚", ...chainOfThree() });
  expect(readClip(file)).toMatchObject({ kind: "flow", name: "Größe 🚚" });
  expect(readClip("Dear all,")).toMatchObject({ kind: "junk", reason: expect.stringMatching(/other text/) });
  expect(readClip('{"a":1}')).toMatchObject({ kind: "junk", reason: expect.stringMatching(/neither/) });
  expect(readClip(" ")).toMatchObject({ kind: "junk", reason: expect.stringMatching(/empty/) });
});
