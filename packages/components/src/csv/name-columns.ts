/** Names as they stand in the first line, trimmed; each once, so that no column hides another, and none empty. */
export function nameColumns(line: string[]): string[] {
  const taken = new Set<string>();
  return line.map((written, index) => {
    const name = written.trim() || `column_${index + 1}`;
    let free = name;
    for (let count = 2; taken.has(free); count += 1) free = `${name}_${count}`;
    taken.add(free);
    return free;
  });
}
