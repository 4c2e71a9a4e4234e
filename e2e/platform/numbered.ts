/** Bodies of messages that can be told apart. */
export const numbered = (count: number): { n: number }[] => Array.from({ length: count }, (_, n) => ({ n }));

/** Their numbers. */
export const inOrder = (count: number): number[] => numbered(count).map(({ n }) => n);
