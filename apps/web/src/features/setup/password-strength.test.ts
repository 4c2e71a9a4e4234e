import { expect, test } from "vitest";
import { passwordStrength } from "./password-strength.ts";

test("a short password is refused, whatever it is made of", () => {
  expect(passwordStrength("aB3$xY9!").level).toBe(0);
});

test("repetition and the person's own name are weak", () => {
  expect(passwordStrength("abababababab").level).toBe(1);
  expect(passwordStrength("margarete-2026!", { avoid: ["Margarete"] }).level).toBe(1);
});

test("length makes a password strong without strange characters", () => {
  expect(passwordStrength("carry water to the mill").level).toBe(4);
});
