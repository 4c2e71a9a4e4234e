interface Keeping<Answer> {
  look: () => Promise<Answer>;
  /** Milliseconds an answer stays good for whoever asks next. */
  goodForMs: (answer: Answer) => number;
}

/** Answers again what was found out a moment ago, and looks once for many who ask at the same time. A failed look is not kept. */
export function keepAnswer<Answer>({ look, goodForMs }: Keeping<Answer>): () => Promise<Answer> {
  let kept: Promise<Answer> | undefined;
  let until = Number.POSITIVE_INFINITY;
  return () => {
    if (kept && performance.now() < until) return kept;
    until = Number.POSITIVE_INFINITY;
    kept = look();
    kept.then(
      (answer) => {
        until = performance.now() + goodForMs(answer);
      },
      () => {
        kept = undefined;
      },
    );
    return kept;
  };
}
