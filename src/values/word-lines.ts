/** Words on as many lines as needed. @internal */
export function wordLines(words: readonly string[], width = 160): string[] {
  return words.reduce<string[]>((lines, word) => {
    const longer = `${lines[lines.length - 1]} ${word}`;
    return lines.length > 0 && longer.length <= width ? [...lines.slice(0, -1), longer] : [...lines, word];
  }, []);
}
