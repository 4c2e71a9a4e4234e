export interface PasswordStrength {
  /** 0 (refused) … 4 (excellent). */
  level: 0 | 1 | 2 | 3 | 4;
  /** What would make it better, or that it is good. */
  hint: string;
}

export const minimalPasswordLength = 10;

/** A hint, not a judge: length counts most, then variety; anything of the person's own name or address weakens it. */
export function passwordStrength(
  password: string,
  { avoid = [] }: { avoid?: readonly string[] } = {},
): PasswordStrength {
  const lower = password.toLowerCase();
  if (password.length < minimalPasswordLength) {
    return {
      level: 0,
      hint: `At least ${minimalPasswordLength} characters. A few words in a row are easy to keep in mind.`,
    };
  }
  if (new Set(lower).size <= 4) return { level: 1, hint: "The same few characters repeat: easy to guess." };
  if (avoid.some((word) => word.length > 2 && lower.includes(word.toLowerCase()))) {
    return { level: 1, hint: "It contains your name or address: easy to guess." };
  }
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/].filter((kind) => kind.test(password)).length;
  const points = password.length + kinds * 2;
  if (points < 16) return { level: 2, hint: "Fair. Longer is better." };
  if (points < 22) return { level: 3, hint: "Good." };
  return { level: 4, hint: "Excellent." };
}
