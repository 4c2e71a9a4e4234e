/** Progress for a person. It goes to stderr, so that stdout stays one JSON document under `--json`. */
export interface Report {
  /** A finished fact: `✓ PostgreSQL  127.0.0.1:5432`. */
  done(subject: string, fact: string): void;
  /** Something long that begins now. */
  begin(text: string): void;
  /** Something to look at that does not stop the command. */
  warn(text: string): void;
}

export function reportTo(stream: NodeJS.WritableStream): Report {
  const startedAt = Date.now();
  const write = (sign: string, text: string) => stream.write(`${elapsed(startedAt)} ${sign} ${text}\n`);
  return {
    done: (subject, fact) => write("✓", `${subject.padEnd(16)} ${fact}`),
    begin: (text) => write("…", text),
    warn: (text) => write("!", text),
  };
}

function elapsed(startedAt: number): string {
  return `${((Date.now() - startedAt) / 1000).toFixed(1).padStart(6)}s`;
}
